import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ReviewItemView } from "#app/domain/desk-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { ITEM_ACTS, type ItemAct } from "#app/domain/moderation.ts";
import { noteValues } from "#app/domain/need.ts";
import { actPrefix, type DecideProps, formOfAct } from "./act-state.ts";
import { GuidelineField, ReasonField } from "./decision-fields.tsx";
import { TextField } from "./field.tsx";
import { KindField, RelabelFields } from "./need-fields.tsx";

type ActFormProps = DecideProps & { act: ItemAct };

/**
 * One act of a moderator on one item: a button, or, where the author is owed reasons, a fold with room for them.
 * The form carries what was judged, so that an edit or a colleague's decision in between is noticed.
 */
export function ActForm(props: ActFormProps) {
  const { act, item } = props;
  const { label, statement, guide } = ITEM_ACTS[act];
  if (statement === "none") {
    return (
      <Form method="post" className="act-press">
        <Judged act={act} item={item} />
        <button className="button plain" type="submit">
          {label}
        </button>
        <p className="hint">{guide}</p>
      </Form>
    );
  }
  return (
    <ActFold act={act} label={label} form={props.form} item={item}>
      <p className="hint">{guide}</p>
      <OwnFields {...props} />
      <GuidelineField {...props} isOptional={statement === "reason"} />
      <ReasonField {...props} hint="The author reads this, word for word, signed by the moderators." />
    </ActFold>
  );
}

type ActFoldProps = {
  act: string;
  label: string;
  form: FormState;
  item: ReviewItemView;
  children: ReactNode;
};

/** An act that needs words: folded until it is meant, and open when it comes back. */
export function ActFold({ act, label, form, item, children }: ActFoldProps) {
  return (
    <details className="act" open={form.values.act === act}>
      <summary className="button plain">{label}…</summary>
      <Form className="stack" method="post">
        <Judged act={act} item={item} />
        {children}
        <button className="button" type="submit">
          {label}
        </button>
      </Form>
    </details>
  );
}

/** What only this act asks for. */
function OwnFields({ act, item, form: sent }: ActFormProps) {
  if (act === "redact") {
    const form = formOfAct(sent, act, { instead: "[…]" });
    const prefix = actPrefix(act);
    return (
      <>
        <TextField
          form={form}
          name="words"
          label="Words to take out"
          hint="As they stand in the post. Every place where they stand goes."
          idPrefix={prefix}
        />
        <TextField
          form={form}
          name="instead"
          label="In their place"
          hint="An initial, or nothing."
          idPrefix={prefix}
        />
      </>
    );
  }
  if (act === "move") {
    const form = formOfAct(sent, act);
    const prefix = actPrefix(act);
    return (
      <>
        <TextField
          form={form}
          name="title"
          label="Title of the thread"
          hint="Its author can change it."
          idPrefix={prefix}
        />
        <KindField form={form} idPrefix={prefix} empty="Please choose" />
      </>
    );
  }
  if (act === "relabel") {
    const begin = {
      ...noteValues(item.post.notes),
      ending: item.thread?.ending ?? "",
      kind: item.thread?.kind ?? "",
    };
    return (
      <RelabelFields
        form={formOfAct(sent, act, begin)}
        isOpening={item.post.isOpening}
        idPrefix={actPrefix(act)}
      />
    );
  }
  return null;
}

export function Judged({ act, item }: { act: string; item: ReviewItemView }) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="version" value={item.version} />
      <input type="hidden" name="postRevision" value={item.post.revision} />
    </>
  );
}
