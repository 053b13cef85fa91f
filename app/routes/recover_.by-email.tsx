import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { RecoverByEmail } from "#app/components/recover-by-email.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { recoverByEmailForm } from "#app/forms/account-forms.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { formOverLimit } from "#app/web/form-limit.ts";
import { requireMail, viewerOf } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { readForm } from "#app/web/read-form.ts";
import { askForLink } from "#app/workflows/recovery.ts";

export const meta: MetaFunction = () => [{ title: "A link by mail · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  requireMail(context);
  return { isAsked: textIn(request, "asked") === "yes" };
}

/** One answer, whoever has the name: the mail is made later, and apart from this. */
export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  requireMail(context);
  const sent = await readForm(request, context);
  const form = parseForm(recoverByEmailForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const who = await context.visitorKey();
  const over = await formOverLimit(context, { limit: "recover", who, form: recoverByEmailForm, sent });
  if (over) return over;
  await askForLink(context.db, { handle: form.value.handle, nowMs: context.nowMs() });
  return redirect("/recover/by-email?asked=yes");
}

export default function ByEmail() {
  const { isAsked } = useLoaderData<typeof loader>();
  return <RecoverByEmail isAsked={isAsked} form={useActionData<typeof action>() ?? emptyForm()} />;
}
