import { Link } from "@remix-run/react";
import type { RecordLine } from "#app/domain/desk-views.ts";
import { AuthorName } from "./author.tsx";
import { GuidelineLink } from "./guideline-link.tsx";
import { When } from "./when.tsx";

/** What was done, by whom and why. Nothing in it can be changed from here. */
export function RecordList({ lines }: { lines: readonly RecordLine[] }) {
  if (lines.length === 0) return <p className="hint">Nothing has been recorded yet.</p>;
  return (
    <ol className="record">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the record is only ever added to, and its lines have no id.
        <li className="stack gap-1" key={index}>
          <p>
            <strong>{actWords(line.act)}</strong>: {subjectOf(line)}
          </p>
          <p className="meta">
            <span>by {line.actor === null ? "the command line" : <AuthorName name={line.actor} />}</span>
            <When atMs={line.atMs} />
            {line.fromState !== null && line.toState !== null && (
              <span>
                {line.fromState} → {line.toState}
              </span>
            )}
            {line.guideline && <GuidelineLink guideline={line.guideline} />}
          </p>
          {line.reason !== "" && <p dir="auto">{line.reason}</p>}
        </li>
      ))}
    </ol>
  );
}

const subjectOf = ({ itemId, subject }: RecordLine) =>
  itemId === null ? <bdi>{subject}</bdi> : <Link to={`/moderation/items/${itemId}`}>{subject}</Link>;

/** `undo-withdraw` → `Undo withdraw`. */
const actWords = (act: string): string => (act.charAt(0).toUpperCase() + act.slice(1)).replaceAll("-", " ");
