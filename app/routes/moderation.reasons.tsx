import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { CannedReasonsPage } from "#app/components/canned-reasons-page.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { cannedReasonForm, changeReasonForm, removeReasonForm } from "#app/forms/desk-forms.ts";
import { deskForm, takeDeskForm } from "#app/web/desk-forms.ts";
import { requireModerator } from "#app/web/guard.ts";
import {
  addCannedReason,
  changeCannedReason,
  listCannedReasons,
  removeCannedReason,
} from "#app/workflows/canned-reasons.ts";

export const meta: MetaFunction = () => [{ title: "Reasons to begin with · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireModerator(request, context);
  return { reasons: await listCannedReasons(context.db) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const { db } = context;
  const nowMs = context.nowMs();
  return takeDeskForm(request, context, {
    forms: {
      add: deskForm(cannedReasonForm, (_on: null, { forAct, guideline, body }) =>
        addCannedReason(db, { actor, act: forAct, guideline, body, nowMs }),
      ),
      change: deskForm(changeReasonForm, (_on: null, { id, body }) =>
        changeCannedReason(db, { actor, id: id ?? "", body }),
      ),
      remove: deskForm(removeReasonForm, (_on: null, { id }) =>
        removeCannedReason(db, { actor, id: id ?? "" }),
      ),
    },
    on: null,
    path: "/moderation/reasons",
  });
}

export default function Reasons() {
  const { reasons } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm();
  return <CannedReasonsPage reasons={reasons} form={form} guidelines={GUIDELINES} />;
}
