import { Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import { threadAboutPath } from "#app/domain/paths.ts";
import type { SectionName } from "#app/domain/section.ts";

type SectionFieldProps = {
  form: FormState<"section">;
  about: SectionName;
  /** Offers to write a thread about it in place of a comment. */
  otherwise: "thread" | null;
};

/** What will be written is about this section. A tick and no link, so that taking it away takes nothing else away. */
export function SectionField({ form, about, otherwise }: SectionFieldProps) {
  return (
    <div className="field stack gap-2">
      <p>
        <label className="choice">
          <input
            type="checkbox"
            name="section"
            value={about.anchor}
            defaultChecked={form.values.section !== ""}
          />
          <span>About “{about.title}”</span>
        </label>
      </p>
      {otherwise === "thread" && (
        <p className="hint">
          If it gets longer, you can <Link to={threadAboutPath(about.anchor)}>start a thread about it</Link>.
        </p>
      )}
    </div>
  );
}

/** Where the form is sent: the section stays in the address, so that a form that is given back still knows it. */
export const withSection = (action: string, about: SectionName | null): string =>
  about === null ? action : `${action}${action.includes("?") ? "&" : "?"}section=${about.anchor}`;
