import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import { NewPasswordField, OwnNameField } from "./account-fields.tsx";
import { TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";

/** A name, one of its codes, and the password to be. */
export function RecoverForm({
  form,
  hasMail,
}: {
  form: FormState<"handle" | "code" | "password">;
  hasMail: boolean;
}) {
  return (
    <div className="stack gap-5">
      <p>
        With one of your recovery codes you can choose a new password. You got them when you joined. You are
        signed out everywhere else then, and nothing that you wrote changes.
      </p>
      <Form className="stack gap-5" method="post" action="/recover">
        <FormErrors form={form} />
        <OwnNameField form={form} />
        <TextField
          form={form}
          name="code"
          label="A recovery code"
          hint="Capitals, blanks and hyphens do not matter."
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
        />
        <NewPasswordField form={form} name="password" label="Your new password" />
        <p>
          <button className="button" type="submit">
            Choose this password
          </button>
        </p>
      </Form>
      {hasMail && (
        <p>
          If you have given an address for mail, you can <Link to="/recover/by-email">have a link sent</Link>{" "}
          instead.
        </p>
      )}
      <p className="hint">
        Without a code nobody can open your account again, the people who run this forum included: they could
        not tell you from anybody else. You can always <Link to="/join">join anew</Link>.
      </p>
    </div>
  );
}
