import type { ReactNode } from "react";
import type { FormState } from "#app/domain/form-views.ts";
import { fieldId } from "./field.tsx";

export type CheckboxProps<Field extends string> = {
  form: FormState<Field>;
  name: Field;
  label: ReactNode;
  hint?: ReactNode;
  idPrefix?: string;
};

/** A yes that can be left out. Its value is `yes`; without it the form has nothing of this name. */
export function Checkbox<Field extends string>({ form, name, label, hint, idPrefix }: CheckboxProps<Field>) {
  const id = fieldId(name, idPrefix);
  return (
    <div className="check">
      <label className="choice" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value="yes"
          defaultChecked={form.values[name] === "yes"}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
