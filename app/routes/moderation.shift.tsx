import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ShiftPage } from "#app/components/shift-page.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { breakForm, noteForm } from "#app/forms/desk-forms.ts";
import { deskForm, takeDeskForm } from "#app/web/desk-forms.ts";
import { requireModerator } from "#app/web/guard.ts";
import { chooseBreak, viewShift } from "#app/workflows/shift.ts";
import { handOverShift } from "#app/workflows/staff-notes.ts";

export const meta: MetaFunction = () => [{ title: "Your shift · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  return { shift: await viewShift(context.db, viewer, context.nowMs()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const { db } = context;
  const nowMs = context.nowMs();
  return takeDeskForm(request, context, {
    forms: {
      "hand-over": deskForm(
        noteForm,
        (_on: null, { note }) => handOverShift(db, { actor, body: note, nowMs }),
        () => "/moderation",
      ),
      break: deskForm(breakForm, (_on: null, { breakAfter }) => chooseBreak(db, { actor, breakAfter })),
    },
    on: null,
    path: "/moderation/shift",
  });
}

export default function Shift() {
  const { shift } = useLoaderData<typeof loader>();
  return <ShiftPage shift={shift} form={useActionData<typeof action>() ?? emptyForm()} />;
}
