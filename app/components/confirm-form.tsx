import { Form } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import { PasswordField } from "./account-fields.tsx";
import { FormErrors } from "./form-errors.tsx";

/** The password again, before something that matters. */
export function ConfirmForm({ form, next }: { form: FormState<"password">; next: string }) {
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <h1>Your password once more</h1>
        <p>
          What comes next matters to you or to somebody else, so the forum makes sure that it is you. It will
          not ask again for a quarter of an hour.
        </p>
      </header>
      <Form className="stack gap-5" method="post" action="/confirm">
        <FormErrors form={form} />
        <input type="hidden" name="next" value={next} />
        <PasswordField form={form} name="password" label="Password" />
        <p>
          <button className="button" type="submit">
            Go on
          </button>
        </p>
      </Form>
    </div>
  );
}
