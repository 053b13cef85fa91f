import { Form, Link } from "@remix-run/react";
import type { WaitingFormView } from "#app/domain/draft-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { OwnNameField, PasswordField } from "./account-fields.tsx";
import { FormErrors } from "./form-errors.tsx";
import { PasskeyForm } from "./passkey-part.tsx";
import { WaitingForm } from "./waiting-form.tsx";

export type SignInFormProps = {
  form: FormState<"handle" | "password" | "next" | "credential">;
  /** The form that was filled in before signing in, or null. */
  waiting?: WaitingFormView | null;
  /** `/sign-in` unless said. */
  action?: string;
  /** Where to go afterwards: a path on this site. */
  next?: string;
};

export function SignInForm({ form, waiting = null, action = "/sign-in", next }: SignInFormProps) {
  return (
    <div className="stack gap-5">
      {waiting && <WaitingForm waiting={waiting} when="you have signed in" />}
      <Form className="stack gap-5" method="post" action={action}>
        <FormErrors form={form} />
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        <OwnNameField form={form} />
        <PasswordField form={form} name="password" label="Password" />
        <p>
          <button className="button" type="submit">
            {waiting?.isPost ? "Sign in and post" : "Sign in"}
          </button>
        </p>
      </Form>
      <PasskeyForm kind="sign-in" action="/sign-in" next={next} label="Use a passkey instead" />
      <p className="hint">
        <Link to="/recover">Forgotten your password?</Link>
      </p>
      <p className="hint">
        New here?{" "}
        <Link to={next === undefined ? "/join" : `/join?next=${encodeURIComponent(next)}`}>Join</Link>
      </p>
    </div>
  );
}
