import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import { NewPasswordField } from "./account-fields.tsx";
import { FormErrors } from "./form-errors.tsx";

/** `isOpen`: the link still opens something; `isDone`: what it is for has just been done. */
type OfLink = { isOpen: boolean; isDone: boolean };

const Closed = () => (
  <p>This link has been used, or is too old. You can ask for another one where you asked for this.</p>
);

/** What the link in the mail for a new password opens. */
export function NewPassword({ isOpen, isDone, form }: OfLink & { form: FormState<"password"> }) {
  return (
    <div className="wrap-narrow stack gap-5">
      <h1>A new password</h1>
      {isDone && (
        <p role="status">
          You have a new password, and are signed out everywhere. <Link to="/sign-in">Sign in</Link>
        </p>
      )}
      {!isDone && !isOpen && <Closed />}
      {!isDone && isOpen && (
        <Form className="stack gap-5" method="post">
          <FormErrors form={form} />
          <NewPasswordField form={form} name="password" label="Your new password" />
          <p>
            <button className="button" type="submit">
              Choose this password
            </button>
          </p>
        </Form>
      )}
    </div>
  );
}

/** What the link opens that confirms an address. */
export function ConfirmAddress({ isOpen, isDone }: OfLink) {
  return (
    <div className="wrap-narrow stack gap-5">
      <h1>Your address</h1>
      {isDone && <p role="status">Thank you. It can be used now if you forget your password.</p>}
      {!isDone && !isOpen && <Closed />}
      {!isDone && isOpen && (
        <>
          <p>Please press the button if you have given this address yourself.</p>
          <Form method="post">
            <button className="button" type="submit">
              Yes, it is mine
            </button>
          </Form>
        </>
      )}
    </div>
  );
}
