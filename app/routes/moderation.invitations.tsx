import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { InvitationsPage } from "#app/components/invitations-page.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { invitationForm, takeBackForm } from "#app/forms/joining-forms.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { requireModerator } from "#app/web/guard.ts";
import { originOf } from "#app/web/machine-answers.ts";
import { readForm } from "#app/web/read-form.ts";
import { badRequest, notFound } from "#app/web/responses.ts";
import { makeInvitation, takeBackInvitation, viewInvitations } from "#app/workflows/invitations.ts";

const PAGE = "/moderation/invitations";

export const meta: MetaFunction = () => [{ title: "Invitations · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireModerator(request, context);
  return { invitations: await viewInvitations(context.db, context.nowMs()) };
}

/** The link stands in the answer itself, since nothing of it is kept. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const sent = await readForm(request, context);
  if (sent.get("act") === "take-back") {
    const parsed = parseForm(takeBackForm, sent);
    if (!parsed.ok) throw badRequest();
    await takeBackInvitation(context.db, { actor, id: parsed.value.id ?? "" });
    return redirect(PAGE);
  }
  const parsed = parseForm(invitationForm, sent);
  if (!parsed.ok) return data({ form: parsed.error, link: null }, { status: 422 });
  const made = await makeInvitation(context.db, { actor, ...parsed.value, nowMs: context.nowMs() });
  if (!made.ok) throw notFound();
  return data({ form: null, link: `${originOf(request, context)}/join?invitation=${made.value}` });
}

export default function Invitations() {
  const { invitations } = useLoaderData<typeof loader>();
  const { form = null, link = null } = useActionData<typeof action>() ?? {};
  return (
    <InvitationsPage
      invitations={invitations}
      form={form ?? emptyForm({ uses: "1", days: "14" })}
      link={link}
    />
  );
}
