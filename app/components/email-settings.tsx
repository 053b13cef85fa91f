import { Form } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import type { EmailView } from "#app/domain/security-views.ts";
import { TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { SettingsTrail } from "./settings-index.tsx";

export type EmailSettingsProps = { email: EmailView | null; form: FormState<"address"> };

/** The address that somebody may give for the day on which they have forgotten their password. */
export function EmailSettings({ email, form }: EmailSettingsProps) {
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <SettingsTrail />
        <h1>An address for mail</h1>
        <p>
          You do not need one. It is for one thing: a link to choose a new password, when you ask for it.
          Nothing else is sent, and nobody here sees it. Whoever can read that mailbox can open your account,
          so please choose one that is yours alone.
        </p>
      </header>
      {email && <Present email={email} />}
      <Form className="stack gap-5" method="post" key={email?.address}>
        <FormErrors form={form} />
        <TextField
          form={form}
          name="address"
          type="email"
          label={email ? "Another address in its place" : "Your address"}
          hint="You get a link there, to confirm that it is yours."
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <p>
          <button className="button" type="submit">
            Send the link
          </button>
        </p>
      </Form>
    </div>
  );
}

function Present({ email }: { email: EmailView }) {
  return (
    <section className="stack gap-2" aria-labelledby="present">
      <h2 id="present">The one you gave</h2>
      <p className="break-words">
        <bdi>{email.address}</bdi>
      </p>
      <p className="hint" role="status">
        {email.isVerified
          ? "Confirmed. It can be used if you forget your password."
          : "Not confirmed yet. A link is on its way; please open it within a day. It can take a few minutes, and may lie among the junk mail."}
      </p>
      <Form method="post">
        <button className="button plain" type="submit" name="act" value="remove">
          Remove it
        </button>
      </Form>
    </section>
  );
}
