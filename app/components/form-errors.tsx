import type { FormState } from "#app/domain/form-views.ts";
import { fieldId } from "./field.tsx";
import { ScreenedFindings } from "./screened-findings.tsx";
import { useFocusOn } from "./use-focus-on.ts";

/** What is wrong with a form, above it, with a way to each field. Takes the focus when it appears. */
export function FormErrors<Field extends string>({
  form,
  idPrefix,
}: {
  form: FormState<Field>;
  idPrefix?: string;
}) {
  const summary = useFocusOn(form);
  const errors = Object.entries<string | undefined>(form.errors).filter(([, message]) => message);
  if (errors.length === 0 && form.formError === null) return null;
  return (
    <div className="notice problem stack gap-2" role="alert" tabIndex={-1} ref={summary}>
      <p>
        <strong>{form.formError ?? "Please look at this once more:"}</strong>
      </p>
      {errors.length > 0 && (
        <ul>
          {errors.map(([name, message]) => (
            <li key={name}>
              <a href={`#${fieldId(name, idPrefix)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
      {form.screened && <ScreenedFindings screened={form.screened} />}
    </div>
  );
}
