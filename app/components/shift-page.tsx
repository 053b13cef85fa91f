import { Form, Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { ShiftView } from "#app/domain/desk-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { actPrefix, formOfAct } from "./act-state.ts";
import { TextArea, TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { StaffNotes } from "./staff-notes.tsx";
import { deskKeysAreOff, switchDeskKeys } from "./use-desk-keys.ts";

/** What a moderator can do for themselves and for whoever comes next. */
export function ShiftPage({ shift, form }: { shift: ShiftView; form: FormState }) {
  const begin = { breakAfter: String(shift.breakAfter) };
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <p>
          <Link to="/moderation">Back to the queue</Link>
        </p>
        <h1>Your shift</h1>
        <p>
          Within a day you have worked on{" "}
          {shift.hardItems === 1 ? "one hard item" : `${shift.hardItems} hard items`}. Only you see this
          number. You can stop whenever you like, and nobody asks why.
        </p>
      </header>
      <FormErrors form={form} idPrefix={actPrefix(form.values.act)} />
      <section className="stack" aria-labelledby="hand-over">
        <h2 id="hand-over">Hand over</h2>
        <p>Whatever you have before you is free again, and your note stands on the desk for two days.</p>
        <Form className="stack" method="post">
          <input type="hidden" name="act" value="hand-over" />
          <TextArea
            form={formOfAct(form, "hand-over")}
            name="note"
            label="What whoever comes next should know"
            idPrefix={actPrefix("hand-over")}
            short
          />
          <p>
            <button className="button" type="submit">
              Hand over
            </button>
          </p>
        </Form>
        {shift.notes.length > 0 && <StaffNotes notes={shift.notes} />}
      </section>
      <section className="stack" aria-labelledby="away">
        <h2 id="away">Away from the desk</h2>
        <p>
          <Link to="/settings/following">A feed of your own</Link> also says when somebody may be in danger
          now, and when nobody has looked a second time. It tells nothing of whom or what.
        </p>
      </section>
      <section className="stack" aria-labelledby="break">
        <h2 id="break">A break</h2>
        <Form className="stack" method="post">
          <input type="hidden" name="act" value="break" />
          <TextField
            form={formOfAct(form, "break", begin)}
            name="breakAfter"
            label="Suggest a break after so many hard items"
            hint="Items about danger, or about ways to hurt oneself, within a day. From 1 to 100."
            idPrefix={actPrefix("break")}
          />
          <p>
            <button className="button plain" type="submit">
              Keep this
            </button>
          </p>
        </Form>
      </section>
      <KeysChoice />
    </div>
  );
}

/** Kept on this device alone. Nothing to choose without scripts: there are no keys then. */
function KeysChoice() {
  const [off, setOff] = useState<boolean | null>(null);
  useEffect(() => setOff(deskKeysAreOff()), []);
  if (off === null) return null;
  const change = () => {
    switchDeskKeys(!off);
    setOff(!off);
  };
  return (
    <section className="stack" aria-labelledby="keys">
      <h2 id="keys">Keys</h2>
      <p>
        Single letters move through the desk.{" "}
        {off ? "They are switched off on this device." : "You can switch them off."}
      </p>
      <p>
        <button className="button plain" type="button" onClick={change}>
          {off ? "Switch the keys on" : "Switch the keys off"}
        </button>
      </p>
    </section>
  );
}
