import type { ReactNode } from "react";
import type { FormState } from "#app/domain/form-views.ts";

/** What every field takes. Ids are `PREFIX-NAME`; a prefix is needed only where one page has two forms. */
export type FieldProps<Field extends string> = {
  form: FormState<Field>;
  name: Field;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  idPrefix?: string;
};

export const fieldId = (name: string, idPrefix = "field"): string => `${idPrefix}-${name}`;

export type TextFieldProps<Field extends string> = FieldProps<Field> & {
  type?: "text" | "password" | "email" | "search";
  autoComplete?: string;
  autoCapitalize?: "none" | "sentences";
  spellCheck?: boolean;
  /** For what goes into an address, which has an end; a form keeps all that was typed and says when it is too long. */
  maxLength?: number;
  /** The id of a `<datalist>`. */
  list?: string;
};

/** One line of text. A password is never written back into the page. */
export function TextField<Field extends string>(props: TextFieldProps<Field>) {
  const { type = "text", autoComplete, autoCapitalize, spellCheck, maxLength, list } = props;
  return (
    <LabelledField {...props}>
      <input
        {...wiring(props)}
        type={type}
        dir={type === "password" ? undefined : "auto"}
        defaultValue={type === "password" ? undefined : props.form.values[props.name]}
        autoComplete={autoComplete}
        autoCapitalize={autoCapitalize}
        spellCheck={spellCheck}
        maxLength={maxLength}
        list={list}
      />
    </LabelledField>
  );
}

/**
 * A longer text. Without a `maxLength` on purpose: it would cut off a pasted text silently, and a text that is
 * too long can be shortened by the one who wrote it.
 */
export function TextArea<Field extends string>(
  props: FieldProps<Field> & { rows?: number; short?: boolean },
) {
  return (
    <LabelledField {...props}>
      <textarea
        {...wiring(props)}
        className={props.short ? "short" : undefined}
        dir="auto"
        rows={props.rows}
        defaultValue={props.form.values[props.name]}
      />
    </LabelledField>
  );
}

/** A choice from a list that opens. The first of `options` is chosen unless the form says otherwise. */
export function SelectField<Field extends string>(props: FieldProps<Field> & { options: readonly Option[] }) {
  return (
    <LabelledField {...props}>
      <select {...wiring(props)} defaultValue={props.form.values[props.name]}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </LabelledField>
  );
}

export type Option = { value: string; label: string };

function LabelledField<Field extends string>(props: FieldProps<Field> & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={fieldId(props.name, props.idPrefix)}>
        {props.label}
        <OptionalMark {...props} />
      </label>
      <FieldHint {...props} />
      {props.children}
      <FieldError {...props} />
    </div>
  );
}

export function OptionalMark({ optional }: { optional?: boolean }) {
  return optional ? <span className="optional"> (optional)</span> : null;
}

export function FieldHint<Field extends string>({ name, hint, idPrefix }: FieldProps<Field>) {
  if (!hint) return null;
  return (
    <p className="hint" id={`${fieldId(name, idPrefix)}-hint`}>
      {hint}
    </p>
  );
}

export function FieldError<Field extends string>({ form, name, idPrefix }: FieldProps<Field>) {
  const error = form.errors[name];
  if (!error) return null;
  return (
    <p className="error" id={`${fieldId(name, idPrefix)}-error`}>
      {error}
    </p>
  );
}

/** What ties a control to its label, its hint and what is wrong with it. */
export function wiring<Field extends string>({ form, name, hint, idPrefix }: FieldProps<Field>) {
  const id = fieldId(name, idPrefix);
  const described = [hint ? `${id}-hint` : null, form.errors[name] ? `${id}-error` : null].filter(Boolean);
  return {
    id,
    name,
    "aria-invalid": form.errors[name] ? true : undefined,
    "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
  } as const;
}
