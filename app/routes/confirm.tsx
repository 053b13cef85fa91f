import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ConfirmForm } from "#app/components/confirm-form.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { safePath } from "#app/domain/paths.ts";
import { confirmForm } from "#app/forms/account-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { formOverLimit } from "#app/web/form-limit.ts";
import { requireMember } from "#app/web/guard.ts";
import { isByPasskey, takePasskeyAnswer } from "#app/web/passkey-action.ts";
import { textIn } from "#app/web/query.ts";
import { readForm } from "#app/web/read-form.ts";
import { waysToProve } from "#app/workflows/passkeys.ts";
import { isOwnPassword } from "#app/workflows/recovery.ts";

export const meta: MetaFunction = () => [{ title: "Your password once more · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  return { next: safePath(textIn(request, "next")), ...(await waysToProve(context.db, member)) };
}

/** Takes the password again before something that matters, and leads on to it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context);
  if (await isByPasskey(request, context)) return takePasskeyAnswer(request, context, member);
  const sent = await readForm(request, context);
  const form = parseForm(confirmForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const over = await formOverLimit(context, { limit: "confirm", who: member.id, form: confirmForm, sent });
  if (over) return over;
  if (!(await isOwnPassword(context.db, member, form.value.password)))
    return data(formAgain(confirmForm, sent, "That is not your password. Please try again."), {
      status: 422,
    });
  const cookie = await context.sessions.renew(request.headers.get("Cookie"));
  return redirect(safePath(form.value.next), { headers: { "Set-Cookie": cookie } });
}

export default function Confirm() {
  return (
    <ConfirmForm {...useLoaderData<typeof loader>()} form={useActionData<typeof action>() ?? emptyForm()} />
  );
}
