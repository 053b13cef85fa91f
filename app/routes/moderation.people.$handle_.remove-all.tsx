import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { RemoveRunPage } from "#app/components/remove-run-page.tsx";
import type { Member } from "#app/domain/actor.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { can } from "#app/domain/permissions.ts";
import { bulkForm } from "#app/forms/desk-forms.ts";
import type { AppContext } from "#app/web/context.ts";
import { deskForm, takeDeskForm } from "#app/web/desk-forms.ts";
import { requireModerator } from "#app/web/guard.ts";
import { notFound } from "#app/web/responses.ts";
import { listCannedReasons } from "#app/workflows/canned-reasons.ts";
import { personOnDesk } from "#app/workflows/people.ts";
import { removeRun, viewRun } from "#app/workflows/remove-run.ts";

export const meta: MetaFunction = () => [{ title: "Remove a run of posts · Afterword" }];

async function personAt(context: AppContext, viewer: Member, handle = "") {
  const person = await personOnDesk(context.db, viewer, handle);
  if (!person || !can(viewer, "sanction", { accountId: person.id, role: person.role }).allowed)
    throw notFound();
  return person;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  const { id, handle } = await personAt(context, viewer, params.handle);
  return { handle, run: await viewRun(context.db, viewer, id), reasons: await listCannedReasons(context.db) };
}

/** Removes what the preview showed, and nothing that was posted since. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const { id: accountId, handle } = await personAt(context, actor, params.handle);
  const { db } = context;
  const nowMs = context.nowMs();
  const path = `/moderation/people/${encodeURIComponent(handle)}`;
  return takeDeskForm(request, context, {
    forms: {
      remove: deskForm(
        bulkForm,
        (_on: null, values) => removeRun(db, { ...values, actor, accountId, nowMs }),
        ({ removed, left }) => `${path}?removed=${removed}&left=${left}`,
      ),
    },
    on: null,
    path,
  });
}

export default function RemoveRun() {
  const { handle, run, reasons } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm();
  return <RemoveRunPage handle={handle} run={run} form={form} guidelines={GUIDELINES} reasons={reasons} />;
}
