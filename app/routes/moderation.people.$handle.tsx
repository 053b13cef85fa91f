import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { actPrefix } from "#app/components/act-state.ts";
import { FormErrors } from "#app/components/form-errors.tsx";
import { PersonHistory } from "#app/components/person-history.tsx";
import { RunDone } from "#app/components/remove-run-page.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { requireModerator } from "#app/web/guard.ts";
import { takePersonAct } from "#app/web/person-action.ts";
import { textIn } from "#app/web/query.ts";
import { notFound } from "#app/web/responses.ts";
import { listCannedReasons } from "#app/workflows/canned-reasons.ts";
import { personOnDesk, viewPersonHistory } from "#app/workflows/people.ts";

export const meta: MetaFunction = () => [{ title: "A member's history · Afterword" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  const asked = { handle: params.handle ?? "", nowMs: context.nowMs() };
  const person = await viewPersonHistory(context.db, viewer, asked);
  if (!person) throw notFound();
  return { person, run: runIn(request), reasons: await listCannedReasons(context.db) };
}

/** What came of removing a run of posts, from the address that it leads back to; null otherwise. */
function runIn(request: Request): { removed: number; left: number } | null {
  const [removed, left] = [textIn(request, "removed"), textIn(request, "left")].map((text) =>
    /^\d{1,3}$/.test(text ?? "") ? Number(text) : null,
  );
  return removed == null || left == null ? null : { removed, left };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const person = await personOnDesk(context.db, actor, params.handle ?? "");
  if (!person) throw notFound();
  return takePersonAct(request, context, { actor, person });
}

export default function History() {
  const { person, run, reasons } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm();
  return (
    <div className="wrap stack gap-5">
      <h1>
        History of <bdi>{person.handle}</bdi>
      </h1>
      {run && <RunDone {...run} />}
      <FormErrors form={form} idPrefix={actPrefix(form.values.act)} />
      <PersonHistory person={person} form={form} guidelines={GUIDELINES} reasons={reasons} />
    </div>
  );
}
