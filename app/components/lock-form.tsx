import { Form } from "@remix-run/react";
import { emptyForm, type FormState } from "#app/domain/form-views.ts";
import { TextArea } from "./field.tsx";

export type LockFormProps = {
  thread: { id: string; locked: boolean };
  form?: FormState<"reason">;
  /** Where to come back to: a path on this site. */
  back?: string;
};

/** Closes a thread to new replies, or opens it again. The reason is for everyone who reads the thread. */
export function LockForm({ thread, form = emptyForm(), back }: LockFormProps) {
  const words = thread.locked ? OPEN : CLOSE;
  return (
    <details className="act">
      <summary className="button plain">{words.label}…</summary>
      <Form className="stack" method="post" action={`/moderation/threads/${thread.id}/lock`}>
        <input type="hidden" name="act" value={words.act} />
        {back !== undefined && <input type="hidden" name="back" value={back} />}
        <TextArea form={form} name="reason" label="Reason" hint={words.hint} idPrefix="lock" short />
        <button className="button" type="submit">
          {words.label}
        </button>
      </Form>
    </details>
  );
}

const CLOSE = {
  act: "lock",
  label: "Close the thread",
  hint: "Everyone who reads the thread sees this. Nobody can reply until it is opened again.",
};

const OPEN = {
  act: "unlock",
  label: "Open the thread again",
  hint: "For the record that moderators read.",
};
