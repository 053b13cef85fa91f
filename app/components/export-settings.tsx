import { Form, Link } from "@remix-run/react";
import type { ExportView } from "#app/domain/export.ts";
import { SettingsTrail } from "./settings-index.tsx";
import { countOf, fullTimeWords } from "./time-words.ts";
import { useLookAgain } from "./use-look-again.ts";

export type ExportSettingsProps = { copy: ExportView; problem: string | null };

/** The copy of everything about oneself: asked for, on its way, and here. */
export function ExportSettings({ copy, problem }: ExportSettingsProps) {
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <SettingsTrail />
        <h1>A copy of everything</h1>
        <p>
          One file with all that this forum keeps about you: your posts, also those without your name, their
          earlier versions, your drafts, what you chose here, and what you were told. What others wrote is not
          in it.
        </p>
        <p>
          You can read it in a browser, and programs can read it, too. It shows which posts without your name
          are yours, so please keep it where nobody else looks.
        </p>
      </header>
      {problem !== null && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
      {copy.state === "making" && <Making done={copy.done} total={copy.total} />}
      {copy.state === "ready" && <Ready bytes={copy.bytes} untilMs={copy.untilMs} />}
      {copy.state === "failed" && (
        <p role="status">
          Your copy could not be made. Nothing of yours is lost. You can try again; if it happens again,
          please tell whoever runs this forum.
        </p>
      )}
      {copy.state !== "making" && <Ask again={copy.state === "ready"} />}
    </div>
  );
}

function Ask({ again }: { again: boolean }) {
  return (
    <Form className="stack gap-2" method="post">
      <p>
        <button className={again ? "button plain" : "button"} type="submit">
          {again ? "Make a new copy" : "Make my copy"}
        </button>
      </p>
      <p className="hint">
        {again
          ? "It takes the place of this one. Up to three a day."
          : "It is made in the background. You can go on reading, or come back later; it stays for a day."}
      </p>
    </Form>
  );
}

function Making({ done, total }: { done: number; total: number }) {
  useLookAgain();
  return (
    <section className="stack gap-2" aria-labelledby="making">
      <h2 id="making">Your copy is being made</h2>
      <p role="status">{total === 0 ? "It begins in a moment." : `${done} of ${total}`}</p>
      <p>
        <Link to="/settings/export">Look again</Link>
      </p>
    </section>
  );
}

function Ready({ bytes, untilMs }: { bytes: number; untilMs: number }) {
  return (
    <section className="stack gap-2" aria-labelledby="ready">
      <h2 id="ready">Your copy is ready</h2>
      <p>
        <a className="button" href="/settings/export/file">
          Download it
        </a>
      </p>
      <p className="hint" role="status">
        {sizeWords(bytes)}, as a zip file. It is deleted here on {fullTimeWords(untilMs)}.
      </p>
    </section>
  );
}

const KILOBYTE = 1_000;

function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE));
  return kilobytes < KILOBYTE
    ? countOf(kilobytes, "kilobyte", "kilobytes")
    : `${(kilobytes / KILOBYTE).toFixed(1)} megabytes`;
}
