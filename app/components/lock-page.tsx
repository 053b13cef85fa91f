import { Form, Link } from "@remix-run/react";
import type { LockView } from "#app/domain/desk-views.ts";
import { actPrefix, type DecideProps, formOfAct, inDays } from "./act-state.ts";
import { GuidelineField, ReasonField } from "./decision-fields.tsx";
import { SelectField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { KeptText } from "./kept-text.tsx";

type LockPageProps = { thread: LockView; back: string } & Pick<
  DecideProps,
  "form" | "guidelines" | "reasons"
>;

/** Where a moderator closes a thread to new replies, or opens it again. `back`: a path on this site. */
export function LockPage({ thread, back, ...decide }: LockPageProps) {
  const words = thread.locked ? OPEN : CLOSE;
  const { act } = words;
  const { act: sentAct, reason } = decide.form.values;
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <p>
          <Link to={back}>Back to where you were</Link>
        </p>
        <h1>{words.label}</h1>
        {thread.title !== null && (
          <p>
            <Link to={`/threads/${thread.id}`} dir="auto">
              {thread.title}
            </Link>
          </p>
        )}
      </header>
      <Form className="stack" method="post">
        <FormErrors form={decide.form} idPrefix={actPrefix(act)} />
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="seen" value={thread.seen ?? ""} />
        {act === "lock" && <GuidelineField {...decide} act={act} />}
        {act === "lock" && (
          <SelectField
            form={formOfAct(decide.form, act)}
            name="days"
            label="It opens again"
            options={[{ value: "", label: "when a moderator opens it" }, ...inDays([1, 3, 7, 14, 30, 90])]}
            idPrefix={actPrefix(act)}
          />
        )}
        <ReasonField {...decide} act={act} hint={words.hint} />
        <p>
          <button className="button" type="submit">
            {words.label}
          </button>
        </p>
      </Form>
      {reason && sentAct !== act && <KeptText text={reason} />}
    </div>
  );
}

const CLOSE = {
  act: "lock",
  label: "Close the thread",
  hint: "Everyone who reads the thread sees this. Whoever began it is told as well, and can appeal.",
} as const;

const OPEN = {
  act: "unlock",
  label: "Open the thread again",
  hint: "For the record, and for whoever began the thread. You can leave it empty.",
} as const;

/** Leads there from a thread or an item, and back. */
export const LockLink = ({ thread, back }: { thread: Pick<LockView, "id" | "locked">; back: string }) => (
  <Link
    className="button plain"
    to={`/moderation/threads/${thread.id}/lock?back=${encodeURIComponent(back)}`}
  >
    {(thread.locked ? OPEN : CLOSE).label}…
  </Link>
);
