import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { DecisionPage } from "#app/components/decision-page.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { appealForm } from "#app/forms/desk-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { formOverLimit } from "#app/web/form-limit.ts";
import { requireMember } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { notFound, refusalText } from "#app/web/responses.ts";
import { openAppeal, writeInAppeal } from "#app/workflows/appeals.ts";
import { viewDecision } from "#app/workflows/view-decision.ts";

export const meta: MetaFunction = () => [{ title: "A decision about you · Afterword" }];

/** Also after a refusal: what a moderator answered meanwhile must be on the page. */
export const shouldRevalidate = () => true;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireMember(request, context);
  const asked = { actId: params.id ?? "", nowMs: context.nowMs() };
  const decision = await viewDecision(context.db, viewer, asked);
  if (!decision) throw notFound();
  return { decision };
}

/** Appeals, or goes on with the appeal that there is. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const sent = await readForm(request, context);
  const actor = await requireMember(request, context, sent.get("body") ?? "");
  const nowMs = context.nowMs();
  const decision = await viewDecision(context.db, actor, { actId: params.id ?? "", nowMs });
  if (!decision) throw notFound();
  const form = parseForm(appealForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const over = await formOverLimit(context, { limit: "appeal", who: actor.id, form: appealForm, sent });
  if (over) return over;
  const { body } = form.value;
  const written = decision.appeal
    ? await writeInAppeal(context.db, { actor, appealId: decision.appeal.id, body, nowMs })
    : await openAppeal(context.db, { actor, actId: decision.id, body, nowMs });
  if (written.ok) return redirect(`/decisions/${decision.id}#appeal`);
  const { message, status } = refusalText(written.error);
  return data(formAgain(appealForm, sent, message), { status });
}

export default function Decision() {
  const { decision } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm();
  return <DecisionPage decision={decision} form={form} />;
}
