import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { LeavingSettings } from "#app/components/leaving-settings.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { requireMember, requireProof } from "#app/web/guard.ts";
import { takeLeavingAct } from "#app/web/leaving-action.ts";
import { textIn } from "#app/web/query.ts";
import { viewLeaving } from "#app/workflows/view-leaving.ts";

export const meta: MetaFunction = () => [{ title: "Leaving for good · Afterword" }];

/** Whoever borrows an open session must not be able to erase what its owner wrote; staying is open to it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  const leaving = await viewLeaving(context.db, member, textIn(request, "before"));
  if (leaving.chosen === null) await requireProof(request, context, "/settings/leaving");
  return { leaving, done: textIn(request, "done") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context);
  return takeLeavingAct(request, context, member);
}

export default function Leaving() {
  const { leaving, done } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm({ when: "later" });
  return <LeavingSettings leaving={leaving} form={form} done={done} />;
}
