import { Form, Link } from "@remix-run/react";
import { emptyForm } from "#app/domain/form-views.ts";
import {
  CONTENT_NOTE_SLUGS,
  CONTENT_NOTES,
  type ContentNote,
  noteField,
  noteValues,
} from "#app/domain/need.ts";
import { Checkbox } from "./checkbox.tsx";
import { Notice } from "./notice.tsx";

/** Which content notes stay out of sight altogether. Without a choice their texts stand folded behind the note. */
export function HiddenNotes({ notes, saved }: { notes: readonly ContentNote[]; saved: boolean }) {
  const form = emptyForm(noteValues(notes));
  return (
    <section className="stack" id="notes" aria-labelledby="notes-heading">
      <h2 id="notes-heading">Content notes</h2>
      {saved && (
        <Notice kind="plain">
          <p role="status">Saved.</p>
        </Notice>
      )}
      <Form className="stack" method="post" action="/settings/hiding" key={notes.join()}>
        <input type="hidden" name="act" value="notes" />
        <fieldset className="field">
          <legend>Hide what carries one of these notes</legend>
          <p className="hint">
            It leaves all lists, and folds to one line where it stands. Without a tick it stands behind its
            note, one press away.
          </p>
          <div className="choices">
            {CONTENT_NOTE_SLUGS.map((note) => (
              <Checkbox key={note} form={form} name={noteField(note)} label={CONTENT_NOTES[note]} />
            ))}
          </div>
        </fieldset>
        <p>
          <button className="button" type="submit">
            Save the notes
          </button>
        </p>
      </Form>
    </section>
  );
}

/** The same page for a guest: what they choose holds for this visit, on this device. */
export function VisitHiding({ notes, saved }: { notes: readonly ContentNote[]; saved: boolean }) {
  return (
    <div className="wrap-narrow stack gap-6">
      <header className="stack gap-2">
        <h1>What you hide</h1>
        <p>
          For this visit: your choice is kept in this browser until you close it, and “Leave this page” takes
          it away at once.
        </p>
      </header>
      <HiddenNotes notes={notes} saved={saved} />
      <p className="hint">
        Members can also mute people and hide threads and words. <Link to="/join">Joining</Link> needs a name
        and a password, nothing more.
      </p>
    </div>
  );
}
