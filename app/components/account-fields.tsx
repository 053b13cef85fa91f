import type { FormState } from "#app/domain/form-views.ts";
import { PASSWORD_HINT } from "#app/domain/password.ts";
import { TextField } from "./field.tsx";

type AccountField<Name extends string> = { form: FormState<Name>; name: Name; label: string };

/** The name that somebody is known by here, of one who has it already. */
export function OwnNameField({ form }: { form: FormState<"handle"> }) {
  return (
    <TextField
      form={form}
      name="handle"
      label="Your name here"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}

/** A password that its owner knows; their browser may fill it in. */
export function PasswordField<Name extends string>({ form, name, label }: AccountField<Name>) {
  return <TextField form={form} name={name} type="password" label={label} autoComplete="current-password" />;
}

/** A password to be, with what it must be. */
export function NewPasswordField<Name extends string>({ form, name, label }: AccountField<Name>) {
  return (
    <TextField
      form={form}
      name={name}
      type="password"
      label={label}
      hint={PASSWORD_HINT}
      autoComplete="new-password"
    />
  );
}
