import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { RecoverForm } from "#app/components/recover-form.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { recoverForm } from "#app/forms/account-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { formOverLimit } from "#app/web/form-limit.ts";
import { viewerOf } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { goOnSignedIn } from "#app/web/signed-in.ts";
import { recoverByCode } from "#app/workflows/recovery.ts";

export const meta: MetaFunction = () => [{ title: "A new password · Afterword" }];

/** One sentence for every mistake: whether a name exists is nobody's business. */
const WRONG =
  "That name and that code do not go together, or the code has been used. Please look at both again, or try another code.";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return { hasMail: context.config.mail !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const sent = await readForm(request, context);
  const form = parseForm(recoverForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const over = await formOverLimit(context, {
    limit: "recover",
    who: await context.visitorKey(),
    form: recoverForm,
    sent,
  });
  if (over) return over;
  const recovered = await recoverByCode(context.db, { ...form.value, nowMs: context.nowMs() });
  if (recovered.ok) {
    const { member, passwordHash } = recovered.value;
    const next = "/settings/security?done=recovered";
    return goOnSignedIn(request, context, member, { by: { passwordHash }, next });
  }
  const again = formAgain(recoverForm, sent, recovered.error.kind === "wrong" ? WRONG : null);
  const { error } = recovered;
  return data(error.kind === "wrong" ? again : { ...again, errors: { password: error.message } }, {
    status: 422,
  });
}

export default function Recover() {
  const { hasMail } = useLoaderData<typeof loader>();
  return (
    <div className="wrap-narrow stack gap-5">
      <h1>A new password</h1>
      <RecoverForm hasMail={hasMail} form={useActionData<typeof action>() ?? emptyForm()} />
    </div>
  );
}
