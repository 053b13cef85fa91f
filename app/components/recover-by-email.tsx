import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import { OwnNameField } from "./account-fields.tsx";
import { FormErrors } from "./form-errors.tsx";

export type RecoverByEmailProps = { isAsked: boolean; form: FormState<"handle"> };

/** For whoever has given an address: the name, and a link goes there. */
export function RecoverByEmail({ isAsked, form }: RecoverByEmailProps) {
  return (
    <div className="wrap-narrow stack gap-5">
      <h1>A link by mail</h1>
      {isAsked ? (
        <div className="stack" role="status">
          <p>
            If somebody with that name has confirmed an address here, a link is on its way to it. It can take
            a few minutes, and may lie among the junk mail. It opens a page for a new password, for an hour.
          </p>
          <p>
            No mail? Then there is no confirmed address for that name.{" "}
            <Link to="/recover">A recovery code</Link> works without one.
          </p>
        </div>
      ) : (
        <>
          <p>If you have given and confirmed an address in your settings, you can have a link sent to it.</p>
          <Form className="stack gap-5" method="post">
            <FormErrors form={form} />
            <OwnNameField form={form} />
            <p>
              <button className="button" type="submit">
                Send me a link
              </button>
            </p>
          </Form>
        </>
      )}
    </div>
  );
}
