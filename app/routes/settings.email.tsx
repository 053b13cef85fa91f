import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { EmailSettings } from "#app/components/email-settings.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { emailForm } from "#app/forms/account-forms.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import type { AppContext } from "#app/web/context.ts";
import { formOverLimit } from "#app/web/form-limit.ts";
import { requireMail, requireMember, requireProof } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { giveEmail, removeEmail, viewEmail } from "#app/workflows/email.ts";

export const meta: MetaFunction = () => [{ title: "An address for mail · Afterword" }];

const PAGE = "/settings/email";

/** Whoever borrows an open session must neither read the address nor put their own in its place. */
async function askForProof(request: Request, context: AppContext): Promise<void> {
  requireMail(context);
  await requireProof(request, context, PAGE);
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  await askForProof(request, context);
  return { email: await viewEmail(context.db, member) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context);
  await askForProof(request, context);
  const sent = await readForm(request, context);
  if (sent.get("act") === "remove") {
    await removeEmail(context.db, member, context.nowMs());
    return redirect(PAGE);
  }
  const form = parseForm(emailForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const over = await formOverLimit(context, { limit: "email", who: member.id, form: emailForm, sent });
  if (over) return over;
  await giveEmail(context.db, { member, address: form.value.address, nowMs: context.nowMs() });
  return redirect(PAGE);
}

export default function Email() {
  const { email } = useLoaderData<typeof loader>();
  return <EmailSettings email={email} form={useActionData<typeof action>() ?? emptyForm()} />;
}
