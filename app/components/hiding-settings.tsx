import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { emptyForm, type FormState } from "#app/domain/form-views.ts";
import type { HidingView } from "#app/domain/hiding-views.ts";
import { AuthorName } from "./author.tsx";
import { TextArea } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { HiddenNotes } from "./hidden-notes.tsx";
import { Notice } from "./notice.tsx";
import { SettingsTrail } from "./settings-index.tsx";
import { countOf } from "./time-words.ts";

export type WordsForm = FormState<"words" | "fromVersion">;

export type HidingSettingsProps = {
  hiding: HidingView;
  /** The list of words as it was last sent and not taken, or null. */
  form: WordsForm | null;
  /** Which part has just been saved. */
  saved: string | null;
};

/** All that a member has hidden. Each thing can be let go of on its own. */
export function HidingSettings({ hiding, form, saved }: HidingSettingsProps) {
  return (
    <div className="wrap-narrow stack gap-6">
      <header className="stack gap-2">
        <SettingsTrail />
        <h1>What you hide</h1>
        <p>Only your own pages change. Nobody is told, and nothing changes for anybody else.</p>
      </header>
      <HiddenNotes notes={hiding.notes} saved={saved === "notes"} />
      <HiddenWords words={hiding.words} form={form} saved={saved === "words"} />
      <People hiding={hiding} />
      <Threads hiding={hiding} />
    </div>
  );
}

function HiddenWords({
  words,
  form,
  saved,
}: {
  words: HidingView["words"];
  form: WordsForm | null;
  saved: boolean;
}) {
  const shown = form ?? emptyForm<"words" | "fromVersion">({ words: words.list });
  return (
    <section className="stack" id="words" aria-labelledby="words-heading">
      <h2 id="words-heading">Words</h2>
      {saved && <Saved />}
      <Form className="stack" method="post">
        <FormErrors form={shown} />
        <input type="hidden" name="act" value="words" />
        <input type="hidden" name="fromVersion" value={shown.values.fromVersion || words.version} />
        <TextArea
          form={shown}
          name="words"
          label="Hide posts and threads with these words"
          hint="One word or phrase on each line. Capitals and accents make no difference, and a word inside a longer one stays."
          short
        />
        <p className="row">
          <button className="button" type="submit">
            Save the list
          </button>
          <span className="hint">
            {words.count === 0
              ? "No words are hidden."
              : `${countOf(words.count, "line", "lines")} in the list.`}
          </span>
        </p>
      </Form>
    </section>
  );
}

function People({ hiding: { people, aliases } }: { hiding: HidingView }) {
  return (
    <section className="stack" id="people" aria-labelledby="people-heading">
      <h2 id="people-heading">People you muted</h2>
      <p className="hint">
        What they write folds away, and so do quotes of it. What moderators decide still reaches you, whoever
        you mute.
      </p>
      {people.length + aliases.length === 0 && (
        <p>Nobody. You can mute somebody under “More” below their post.</p>
      )}
      <ul className="record">
        {people.map(({ handle, decides }) => (
          <Kept key={handle} fields={{ handle }} action="Unmute" what={handle}>
            <strong>
              <AuthorName name={handle} />
            </strong>{" "}
            {decides && <span className="hint">A moderator: their decisions still reach you.</span>}
          </Kept>
        ))}
        {aliases.map(({ alias, threadId, where, path }) => (
          <Kept
            key={`${threadId} ${alias}`}
            fields={{ alias, thread: threadId }}
            action="Unmute"
            what={alias}
          >
            <strong>{alias}</strong>{" "}
            <span className="hint" dir="auto">
              in {path === null ? where : <Link to={path}>{where}</Link>}
            </span>
          </Kept>
        ))}
      </ul>
    </section>
  );
}

function Threads({ hiding: { threads, olderThreadsPath } }: { hiding: HidingView }) {
  return (
    <section className="stack" id="threads" aria-labelledby="threads-heading">
      <h2 id="threads-heading">Threads you hid</h2>
      {threads.length === 0 && <p>None. “Hide this thread” stands at the top of each.</p>}
      <ul className="record">
        {threads.map(({ id, where, path }) => (
          <Kept key={id} fields={{ thread: id }} action="Show it again" what={where}>
            <span dir="auto">{path === null ? where : <Link to={path}>{where}</Link>}</span>
          </Kept>
        ))}
      </ul>
      {olderThreadsPath && (
        <p>
          <Link className="button plain" to={olderThreadsPath}>
            Earlier ones
          </Link>
        </p>
      )}
    </section>
  );
}

type KeptProps = { fields: Record<string, string>; action: string; what: string; children: ReactNode };

/** One hidden thing and the button that lets go of it. `what` completes the button for those who hear it. */
function Kept({ fields, action, what, children }: KeptProps) {
  return (
    <li>
      <Form className="row apart" method="post">
        <p>{children}</p>
        <input type="hidden" name="act" value="let-go" />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button className="button plain" type="submit">
          {action}
          <span className="visually-hidden"> {what}</span>
        </button>
      </Form>
    </li>
  );
}

function Saved() {
  return (
    <Notice kind="plain">
      <p role="status">Saved.</p>
    </Notice>
  );
}
