import { Form } from "@remix-run/react";
import { SANCTION_KINDS, SANCTIONS } from "#app/domain/sanction.ts";
import { actPrefix, type DecideProps, formOfAct, inDays } from "./act-state.ts";
import { GuidelineField, ReasonField } from "./decision-fields.tsx";
import { SelectField } from "./field.tsx";

type SanctionProps = Pick<DecideProps, "form" | "guidelines" | "reasons"> & { about: string; seen: number };

/**
 * What can be decided about the person rather than the post. `form` is what was last sent, `about` what the person says
 * about themselves, where that stands on the page, and `seen` how many decisions about them do.
 */
export function SanctionForms({ about, seen, ...props }: SanctionProps) {
  const kinds = SANCTION_KINDS.filter((kind) => kind !== "clear-about" || about !== "");
  return (
    <details className="fold quiet" open={kinds.some((kind) => kind === props.form.values.act)}>
      <summary>About the person</summary>
      <div className="acts">
        {kinds.map((kind) => (
          <details className="act" key={kind} open={props.form.values.act === kind}>
            <summary className="button plain">{SANCTIONS[kind].label}…</summary>
            <Form className="stack" method="post">
              <input type="hidden" name="act" value={kind} />
              <input type="hidden" name="seen" value={seen} />
              {SANCTIONS[kind].end !== "none" && (
                <SelectField
                  form={formOfAct(props.form, kind)}
                  name="days"
                  label="It ends"
                  options={endsOf(kind)}
                  idPrefix={actPrefix(kind)}
                />
              )}
              <GuidelineField {...props} act={kind} />
              <ReasonField {...props} act={kind} hint="They read this, word for word, and can appeal." />
              <button className="button" type="submit">
                {SANCTIONS[kind].label}
              </button>
            </Form>
          </details>
        ))}
      </div>
    </details>
  );
}

const endsOf = (kind: (typeof SANCTION_KINDS)[number]) => [
  SANCTIONS[kind].end === "required"
    ? { value: "", label: "Please choose" }
    : { value: "", label: "when it is lifted" },
  ...inDays([1, 3, 7, 14, 30, 90, 365]),
];
