import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { AppealOnDesk } from "#app/components/appeal-on-desk.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { takeAppealAct } from "#app/web/appeal-action.ts";
import { requireModerator } from "#app/web/guard.ts";
import { notFound } from "#app/web/responses.ts";
import { viewAppeal } from "#app/workflows/view-decision.ts";

export const meta: MetaFunction = () => [{ title: "An appeal on the desk · Afterword" }];

/** Also after a refusal: what was said meanwhile must be on the page. */
export const shouldRevalidate = () => true;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  const asked = { appealId: params.id ?? "", nowMs: context.nowMs() };
  const appeal = await viewAppeal(context.db, viewer, asked);
  if (!appeal) throw notFound();
  return { appeal };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  return takeAppealAct(request, context, actor, params.id ?? "");
}

export default function DeskAppeal() {
  const { appeal } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm();
  return <AppealOnDesk appeal={appeal} form={form} guidelines={GUIDELINES} />;
}
