import { Form, Link } from "@remix-run/react";
import { emptyForm, type FormState } from "#app/domain/form-views.ts";
import { ITEM_ACT_NAMES, ITEM_ACTS } from "#app/domain/moderation.ts";
import { SANCTION_KINDS, SANCTIONS } from "#app/domain/sanction.ts";
import type { DecideProps } from "./act-state.ts";
import { SelectField, TextArea } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";

const owed = ITEM_ACT_NAMES.filter((act) => ITEM_ACTS[act].statement !== "none");
const LABELS: Record<string, string> = {
  ...Object.fromEntries(owed.map((act) => [act, ITEM_ACTS[act].label])),
  ...Object.fromEntries(SANCTION_KINDS.map((kind) => [kind, SANCTIONS[kind].label])),
  lock: "Close a thread",
};
const acts = Object.entries(LABELS).map(([value, label]) => ({ value, label }));

/** Words to begin a statement with: a list that every moderator can add to and take from. */
export function CannedReasonsPage({
  reasons,
  form,
}: Pick<DecideProps, "reasons" | "guidelines"> & { form: FormState }) {
  const changed = form.values.act === "change" ? form.values.id : undefined;
  const isGone = changed !== undefined && !reasons.some(({ id }) => id === changed);
  const toAdd = changed === undefined || isGone ? form : emptyForm();
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <p>
          <Link to="/moderation">Back to the queue</Link>
        </p>
        <h1>Reasons to begin with</h1>
        <p>
          A good reason names the words it is about, and says what could be written instead. These are only a
          beginning: they go into the box, and you make them fit the person before you send them. What only
          you can say when you have read the post stands in square brackets, and is not sent before it is
          filled in.
        </p>
      </header>
      {reasons.length === 0 && <p className="empty">There are none yet.</p>}
      <ul className="record">
        {reasons.map(({ id, act, body }) => (
          <li className="stack gap-2" key={id}>
            <p>
              <strong>{LABELS[act] ?? act}</strong>
            </p>
            <p className="plain-lines" dir="auto">
              {body}
            </p>
            <ChangeReason id={id} body={body} form={form} />
            <Form method="post">
              <input type="hidden" name="act" value="remove" />
              <input type="hidden" name="id" value={id} />
              <button className="link-quiet" type="submit">
                Take it out of the list
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <Form className="stack" method="post">
        <h2>Add one</h2>
        <FormErrors form={toAdd} />
        <input type="hidden" name="act" value="add" />
        <input type="hidden" name="guideline" value="" />
        <SelectField form={toAdd} name="forAct" label="For" options={acts} />
        <TextArea form={toAdd} name="body" label="Words" short />
        <p>
          <button className="button" type="submit">
            Add
          </button>
        </p>
      </Form>
    </div>
  );
}

function ChangeReason({ id, body, form }: { id: string; body: string; form: FormState }) {
  const isSent = form.values.act === "change" && form.values.id === id;
  const shown = isSent ? form : emptyForm({ body });
  const idPrefix = `change-${id}`;
  return (
    <details className="fold-out" open={isSent}>
      <summary className="link-quiet">Change the words</summary>
      <Form className="stack gap-3" method="post" key={body}>
        <FormErrors form={shown} idPrefix={idPrefix} />
        <input type="hidden" name="act" value="change" />
        <input type="hidden" name="id" value={id} />
        <TextArea form={shown} name="body" label="Words" idPrefix={idPrefix} short />
        <p>
          <button className="button plain" type="submit">
            Keep the new words
          </button>
        </p>
      </Form>
    </details>
  );
}
