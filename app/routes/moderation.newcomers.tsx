import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { NewcomersPage } from "#app/components/newcomers-page.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { letInForm } from "#app/forms/joining-forms.ts";
import { deskForm, takeDeskForm } from "#app/web/desk-forms.ts";
import { requireModerator } from "#app/web/guard.ts";
import { letIn, viewNewcomers } from "#app/workflows/newcomers.ts";

export const meta: MetaFunction = () => [{ title: "Newcomers · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireModerator(request, context);
  return { newcomers: await viewNewcomers(context.db, context.nowMs()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const nowMs = context.nowMs();
  return takeDeskForm(request, context, {
    forms: {
      "let-in": deskForm(letInForm, (_on: null, { handle }) => letIn(context.db, { actor, handle, nowMs })),
    },
    on: null,
    path: "/moderation/newcomers",
  });
}

export default function Newcomers() {
  const { newcomers } = useLoaderData<typeof loader>();
  return <NewcomersPage newcomers={newcomers} form={useActionData<typeof action>() ?? emptyForm()} />;
}
