import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { SignInForm } from "#app/components/sign-in-form.tsx";
import { isMember } from "#app/domain/actor.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import { safePath } from "#app/domain/paths.ts";
import { signInForm } from "#app/forms/account-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { waitingForm } from "#app/web/drafts.ts";
import { formOverLimit } from "#app/web/form-limit.ts";
import { viewerOf } from "#app/web/guard.ts";
import { isByPasskey, takePasskeyAnswer } from "#app/web/passkey-action.ts";
import { textIn } from "#app/web/query.ts";
import { readForm } from "#app/web/read-form.ts";
import { goOnSignedIn } from "#app/web/signed-in.ts";
import { checkSignIn } from "#app/workflows/accounts.ts";

export const meta: MetaFunction = () => [{ title: "Sign in · Afterword" }];

/** One sentence for both mistakes: whether a name exists is nobody's business. */
const WRONG = "That name and that password do not go together. Please look at both again.";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const next = safePath(textIn(request, "next"));
  if (isMember(viewer)) throw redirect(next);
  return { next, waiting: await waitingForm(request, context) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  if (await isByPasskey(request, context)) return takePasskeyAnswer(request, context);
  const sent = await readForm(request, context);
  const form = parseForm(signInForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const over = await formOverLimit(context, {
    limit: "sign-in",
    who: await context.visitorKey(),
    form: signInForm,
    sent,
  });
  if (over) return over;
  const shown = await checkSignIn(context.db, form.value);
  if (!shown) return data(formAgain(signInForm, sent, WRONG), { status: 422 });
  const { member, passwordHash } = shown;
  return goOnSignedIn(request, context, member, { by: { passwordHash }, next: form.value.next });
}

export default function SignIn() {
  const { next, waiting } = useLoaderData<typeof loader>();
  return (
    <div className="wrap-narrow stack gap-5">
      <h1>Sign in</h1>
      <SignInForm form={useActionData<typeof action>() ?? emptyForm()} waiting={waiting} next={next} />
    </div>
  );
}
