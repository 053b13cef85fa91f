import { Form, Link } from "@remix-run/react";
import type { HistoryView, VersionView } from "#app/domain/history-views.ts";
import { ComparedText } from "./compared-text.tsx";
import { Notice } from "./notice.tsx";
import { fullTimeWords } from "./time-words.ts";
import { When } from "./when.tsx";

/** What a post said before: for its author, who can delete it for good, and for moderators. */
export function HistoryPage({ history, forgotten }: { history: HistoryView; forgotten: boolean }) {
  const { mine, present, earlier, where, path } = history;
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>Earlier versions</h1>
        <p>
          <Link to={path} dir="auto">
            {where}
          </Link>
        </p>
        <p className="hint">{mine ? WHO_SEES_OWN : WHO_SEES}</p>
      </header>
      {forgotten && (
        <Notice kind="plain">
          <p role="status">{FORGOTTEN}</p>
        </Notice>
      )}
      {present && <Version version={present} heading="As it stands now" />}
      {earlier.length === 0 && <p className="hint">There are no earlier versions.</p>}
      {mine && earlier.length > 0 && <Forget revision={null} />}
      {earlier.map((version) => (
        <Version
          key={version.revision}
          version={version}
          heading={`Version of ${fullTimeWords(version.atMs)}`}
          forget={mine}
        />
      ))}
      {history.olderPath && (
        <p>
          <Link className="button plain" to={history.olderPath}>
            Older versions
          </Link>
        </p>
      )}
    </div>
  );
}

const WHO_SEES_OWN =
  "Only you and the moderators can open this page. What is underlined was new in a version, what is struck out was taken out.";
const WHO_SEES =
  "Only its author and moderators can open this page. What is underlined was new in a version, what is struck out was taken out.";
const FORGOTTEN = "It is deleted. If somebody reported it, the moderators still have it as it was reported.";

type VersionProps = { version: VersionView; heading: string; forget?: boolean };

function Version({ version, heading, forget = false }: VersionProps) {
  const id = `version-${version.revision}`;
  return (
    <section className="version stack gap-3" aria-labelledby={id}>
      <header className="row apart">
        <h2 id={id}>{heading}</h2>
        {version.isPresent && (
          <span className="meta">
            <When atMs={version.atMs} />
          </span>
        )}
      </header>
      {version.title && (
        <div className="version-title">
          <ComparedText parts={version.title} />
        </div>
      )}
      <ComparedText parts={version.body} />
      {forget && <Forget revision={version.revision} />}
    </section>
  );
}

/** Asks once, without a script, and says what is deleted and what is not. */
function Forget({ revision }: { revision: number | null }) {
  const all = revision === null;
  return (
    <details className="act">
      <summary className={all ? "button plain" : "link-quiet"}>
        {all ? "Delete all earlier versions…" : "Delete this version…"}
      </summary>
      <Form className="stack gap-3" method="post">
        <input type="hidden" name="revision" value={revision ?? ""} />
        <p>
          {all ? "They are" : "It is"} deleted for good: from this page, from quotes, from search, and with
          them what you may have begun to change in this post and not saved. The text as it stands now stays.
          This cannot be undone.
        </p>
        <p className="hint">{WHAT_STAYS}</p>
        <button className="button" type="submit">
          {all ? "Delete all earlier versions" : "Delete this version"}
        </button>
      </Form>
    </details>
  );
}

const WHAT_STAYS =
  "What we cannot delete: if somebody reported the post, moderators keep the text as it was reported, so that the report can be judged fairly. What others wrote in their own words stays theirs. Backups go with time, and search engines or feed readers may have kept a copy.";
