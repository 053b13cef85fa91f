import { Link } from "@remix-run/react";
import type { RecordLine } from "#app/domain/desk-views.ts";
import { RECORDED_ACTS } from "#app/domain/record.ts";
import { AuthorName } from "./author.tsx";
import { GuidelineLink } from "./guideline-link.tsx";
import { Until } from "./until.tsx";
import { When } from "./when.tsx";

/** What was done, by whom and why. Nothing in it can be changed from here. */
export function RecordList({ lines }: { lines: readonly RecordLine[] }) {
  if (lines.length === 0) return <p className="hint">Nothing has been recorded yet.</p>;
  return (
    <ol className="record">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the record is only ever added to, and its lines tell nobody their ids.
        <li className="stack gap-1" key={index}>
          <p>
            <strong>{RECORDED_ACTS[line.act]}</strong>: {subjectOf(line)}
          </p>
          <p className="meta">
            <span>by {line.actor === null ? nobody(line) : <AuthorName name={line.actor} />}</span>
            <When atMs={line.atMs} />
            {line.fromState !== null && line.toState !== null && (
              <span>
                {line.fromState} → {line.toState}
              </span>
            )}
            {line.untilMs !== null && (
              <span>
                until <Until atMs={line.untilMs} />
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

const nobody = ({ automated }: RecordLine): string => (automated ? "screening" : "the command line");

const subjectOf = ({ itemId, subject }: RecordLine) =>
  itemId === null ? <bdi>{subject}</bdi> : <Link to={`/moderation/items/${itemId}`}>{subject}</Link>;
