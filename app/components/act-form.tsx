import { Form } from "@remix-run/react";
import type { ReviewItemView } from "#app/domain/desk-views.ts";
import { emptyForm, type FormState } from "#app/domain/form-views.ts";
import { ITEM_ACTS, type ItemAct } from "#app/domain/moderation.ts";
import { SelectField, TextArea } from "./field.tsx";

/** What a decision needs. `form` is the form as it was last sent, so that what was typed is not lost. */
export type DecideProps = {
  item: ReviewItemView;
  form: FormState<"act" | "guideline" | "reason">;
  guidelines: readonly { number: number; name: string; summary: string }[];
};

type ActFormProps = DecideProps & { act: ItemAct; idPrefix: string };

/**
 * One act of a moderator on one item: a button, or, where the author is owed reasons, a fold with room for them.
 * The form carries what was judged, so that an edit or a colleague's decision in between is noticed.
 */
export function ActForm(props: ActFormProps) {
  const { act, item } = props;
  const { label, statement } = ITEM_ACTS[act];
  if (statement === "none") {
    return (
      <Form method="post" action={itemPath(item)}>
        <Judged act={act} item={item} />
        <button className="button plain" type="submit">
          {label}
        </button>
      </Form>
    );
  }
  return (
    <details className="act" open={props.form.values.act === act}>
      <summary className="button plain">{label}…</summary>
      <Form className="stack" method="post" action={itemPath(item)}>
        <Judged act={act} item={item} />
        <Reasons {...props} needsGuideline={statement === "required"} />
        <button className="button" type="submit">
          {label}
        </button>
      </Form>
    </details>
  );
}

/** What was typed belongs to the act it was typed for, and is shown again only there. */
function Reasons(props: ActFormProps & { needsGuideline: boolean }) {
  const { act, guidelines, idPrefix, needsGuideline } = props;
  const form = props.form.values.act === act ? props.form : emptyForm<"guideline" | "reason">();
  const options = [
    { value: "", label: "Please choose" },
    ...guidelines.map(({ number, name, summary }) => ({
      value: String(number),
      label: `${number}. ${name}: ${summary}`,
    })),
  ];
  return (
    <>
      {needsGuideline && (
        <SelectField form={form} name="guideline" label="Guideline" options={options} idPrefix={idPrefix} />
      )}
      <TextArea
        form={form}
        name="reason"
        label="Reason"
        hint="The author reads this, word for word."
        idPrefix={idPrefix}
        short
      />
    </>
  );
}

function Judged({ act, item }: { act: ItemAct; item: ReviewItemView }) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="version" value={item.version} />
      <input type="hidden" name="postRevision" value={item.post.revision} />
    </>
  );
}

const itemPath = (item: ReviewItemView): string => `/moderation/items/${item.id}`;
