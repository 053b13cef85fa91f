import type { FormState } from "#app/domain/form-views.ts";

/**
 * When the form was shown, and a field that only programs fill in: out of sight, out of the order of Tab, and not there
 * for screen readers. Where a page has no style sheet, its label says to leave it empty.
 */
export function RobotFields({ form, shown }: { form: FormState<"shown" | "asked">; shown: string }) {
  return (
    <>
      <input type="hidden" name="shown" value={form.values.shown || shown} />
      <input type="hidden" name="asked" value={form.values.asked ?? ""} />
      <div className="visually-hidden" aria-hidden="true">
        <label>
          Please leave this empty
          <input
            className="visually-hidden"
            type="text"
            name="website"
            tabIndex={-1}
            autoComplete="off"
            defaultValue=""
          />
        </label>
      </div>
    </>
  );
}
