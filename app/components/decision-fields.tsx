import type { CannedReasonView } from "#app/domain/desk-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { actPrefix, type DecideProps, formOfAct } from "./act-state.ts";
import { fieldId, SelectField, TextArea } from "./field.tsx";

type DecisionFieldProps = { act: string; form: FormState } & Pick<DecideProps, "guidelines" | "reasons">;

export function GuidelineField({
  act,
  form,
  guidelines,
  isOptional = false,
  label = isOptional ? "Guideline, if one applies" : "Guideline",
}: Omit<DecisionFieldProps, "reasons"> & { isOptional?: boolean; label?: string }) {
  const options = [
    { value: "", label: isOptional ? "None" : "Please choose" },
    ...guidelines.map(({ number, name, summary }) => ({
      value: String(number),
      label: `${number}. ${name}: ${summary}`,
    })),
  ];
  return (
    <SelectField
      form={formOfAct(form, act)}
      name="guideline"
      label={label}
      options={options}
      idPrefix={actPrefix(act)}
    />
  );
}

/** The reason, with words to begin with where there are some for this act. */
export function ReasonField({
  act,
  form,
  reasons,
  hint,
}: Omit<DecisionFieldProps, "guidelines"> & { hint: string }) {
  const fitting = reasons.filter((reason) => reason.act === act);
  return (
    <>
      {fitting.length > 0 && <BeginWith reasons={fitting} boxId={fieldId("reason", actPrefix(act))} />}
      <TextArea
        form={formOfAct(form, act)}
        name="reason"
        label="Reason"
        hint={hint}
        idPrefix={actPrefix(act)}
        short
      />
    </>
  );
}

/** Without scripts the words can be read and copied; with them a press puts them into the box, to be made personal there. */
export function BeginWith({
  reasons,
  boxId,
}: {
  reasons: readonly Pick<CannedReasonView, "id" | "body">[];
  boxId: string;
}) {
  return (
    <details className="fold quiet">
      <summary>Words to begin with</summary>
      <ul className="record">
        {reasons.map(({ id, body }) => (
          <li className="stack gap-1" key={id}>
            <p className="plain-lines" dir="auto">
              {body}
            </p>
            <p>
              <button className="link-quiet" type="button" onClick={() => putInto(boxId, body)}>
                Begin with this
              </button>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Added to what stands there: nothing that was typed is lost. */
function putInto(boxId: string, words: string): void {
  const box = document.getElementById(boxId);
  if (!(box instanceof HTMLTextAreaElement)) return;
  box.value = box.value.trim() === "" ? words : `${box.value.trimEnd()}\n\n${words}`;
  box.focus();
}
