import { Link } from "@remix-run/react";
import type { QueueLine } from "#app/domain/desk-views.ts";
import { LANE_WORDS } from "#app/domain/lane.ts";
import { countOf } from "./time-words.ts";
import { Until } from "./until.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";
import { When } from "./when.tsx";

type DeskQueueProps = { lines: readonly QueueLine[]; current?: string; none?: string | undefined };

/**
 * What waits for a moderator, in the order of the lanes: where it is and what it is about, and nothing of the text.
 * `current` is the id of the item beside the list; `none` is said of an empty one.
 */
export function DeskQueue({ lines, current, none = "Nothing is waiting." }: DeskQueueProps) {
  useDeskKeys();
  if (lines.length === 0) {
    return (
      <div className="empty stack gap-2">
        <p>
          <strong>{none}</strong>
        </p>
        <p>Thank you for looking in.</p>
      </div>
    );
  }
  return (
    <ol className="queue" data-desk-queue="">
      {lines.map((line) => (
        <li key={line.id}>
          <p className={`lane ${line.lane}`}>
            {LANE_WORDS[line.lane]}
            {line.reportCount > 0 && ` · ${countOf(line.reportCount, "report", "reports")}`} ·{" "}
            <When atMs={line.openedAtMs} />
          </p>
          <Link to={`/moderation/items/${line.id}`} aria-current={line.id === current ? "page" : undefined}>
            {line.where}
          </Link>
          <p className="meta">
            {line.labels.map((label) => (
              <span key={label}>{label}</span>
            ))}
          </p>
          <WhoHasIt line={line} />
        </li>
      ))}
    </ol>
  );
}

function WhoHasIt({ line: { holder, opinionOf, secondByMs } }: { line: QueueLine }) {
  return (
    <p className="meta">
      <span>
        {holder === null ? "Nobody has it" : holder === "you" ? "You have it" : <Has name={holder} />}
      </span>
      {opinionOf !== null && (
        <span>
          Second opinion asked of <bdi>{opinionOf}</bdi>
        </span>
      )}
      {secondByMs !== null && (
        <span>
          Second pair of eyes by <Until atMs={secondByMs} />
        </span>
      )}
    </p>
  );
}

const Has = ({ name }: { name: string }) => (
  <>
    <bdi>{name}</bdi> has it
  </>
);
