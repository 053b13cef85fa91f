import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { NewPassword } from "#app/components/mail-links.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { newPasswordForm } from "#app/forms/account-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { formOverLimit } from "#app/web/form-limit.ts";
import { viewerOf } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { linkOpens } from "#app/workflows/email.ts";
import { recoverByLink } from "#app/workflows/recovery.ts";

export const meta: MetaFunction = () => [{ title: "A new password · Afterword" }];

/** Opening it changes nothing: programs open links in mails, to look at them. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const opening = { token: params.token ?? "", purpose: "recover", nowMs: context.nowMs() } as const;
  return { isOpen: await linkOpens(context.db, opening) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const sent = await readForm(request, context);
  const form = parseForm(newPasswordForm, sent);
  if (!form.ok) return data({ ...form.error, isDone: false }, { status: 422 });
  const who = await context.visitorKey();
  const over = await formOverLimit(context, { limit: "recover", who, form: newPasswordForm, sent });
  if (over) return over;
  const link = { token: params.token ?? "", password: form.value.password, nowMs: context.nowMs() };
  const changed = await recoverByLink(context.db, link);
  const again = formAgain(newPasswordForm, sent, null);
  if (changed.ok) return { ...again, isDone: true };
  const errors = changed.error.kind === "unfit" ? { password: changed.error.message } : {};
  return data({ ...again, errors, isDone: false }, { status: 422 });
}

export default function Recover() {
  const { isOpen } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const isDone = sent !== undefined && "isDone" in sent && sent.isDone;
  return <NewPassword isOpen={isOpen} isDone={isDone} form={sent ?? emptyForm()} />;
}
