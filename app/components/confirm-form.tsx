import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import { PasswordField } from "./account-fields.tsx";
import { FormErrors } from "./form-errors.tsx";
import { PasskeyForm } from "./passkey-part.tsx";

type ConfirmFormProps = {
  form: FormState<"password" | "next" | "credential">;
  next: string;
  hasPassword: boolean;
  hasPasskey: boolean;
};

/** The password again, or a passkey, before something that matters. */
export function ConfirmForm({ form, next, hasPassword, hasPasskey }: ConfirmFormProps) {
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <h1>{hasPassword ? "Your password once more" : "Your passkey once more"}</h1>
        <p>
          What comes next matters to you or to somebody else, so the forum makes sure that it is you. It will
          not ask again for a quarter of an hour.
        </p>
      </header>
      <FormErrors form={form} />
      {hasPasskey && <PasskeyForm kind="prove" action="/confirm" next={next} label="Use a passkey" />}
      {!hasPassword && (
        <noscript>
          <p>
            Passkeys need JavaScript, which is off in this browser. With one of your recovery codes you can{" "}
            <Link to="/recover">set a password</Link>.
          </p>
        </noscript>
      )}
      {hasPassword && <PasswordForm form={form} next={next} />}
    </div>
  );
}

function PasswordForm({ form, next }: Pick<ConfirmFormProps, "form" | "next">) {
  return (
    <Form className="stack gap-5" method="post" action="/confirm">
      <input type="hidden" name="next" value={next} />
      <PasswordField form={form} name="password" label="Password" />
      <p>
        <button className="button" type="submit">
          Go on
        </button>
      </p>
    </Form>
  );
}
