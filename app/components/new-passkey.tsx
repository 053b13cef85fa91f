import { Form } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import { TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { PasskeyPart } from "./passkey-part.tsx";

type NewPasskeyProps = { form: FormState<"credential" | "name" | "next">; next: string };

/** One more passkey, under a name of its owner's. */
export function NewPasskey({ form, next }: NewPasskeyProps) {
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <h1>Add a passkey</h1>
        <p>
          A passkey stays on your phone, your computer or a security key, and opens this forum by your finger,
          your face or a PIN. On its device it is listed with your name here.
        </p>
      </header>
      <noscript>
        <p>Passkeys need JavaScript, which is off in this browser. An app for codes works without.</p>
      </noscript>
      <Form className="stack gap-5" method="post">
        <FormErrors form={form} />
        <input type="hidden" name="next" value={form.values.next ?? next} />
        <TextField
          form={form}
          name="name"
          label="What to call it"
          hint="For you alone, to tell it from others: “my phone”."
          optional
        />
        <PasskeyPart kind="add" label="Make the passkey" />
      </Form>
    </div>
  );
}
