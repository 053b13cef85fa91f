import { Link } from "@remix-run/react";
import type { QueueLine } from "#app/domain/desk-views.ts";
import { REPORT_REASONS, type ReportReason } from "#app/domain/moderation.ts";
import { countOf } from "./time-words.ts";
import { When } from "./when.tsx";

/** What waits for a moderator, in the order it came in. `current` is the id of the item beside the list. */
export function DeskQueue({ lines, current }: { lines: readonly QueueLine[]; current?: string }) {
  if (lines.length === 0) {
    return (
      <div className="empty stack gap-2">
        <p>
          <strong>Nothing is waiting.</strong>
        </p>
        <p>Thank you for looking in.</p>
      </div>
    );
  }
  return (
    <ol className="queue">
      {lines.map((line) => (
        <li key={line.id}>
          <Lane line={line} />
          <Link to={`/moderation/items/${line.id}`} aria-current={line.id === current ? "page" : undefined}>
            {line.where}
          </Link>
          <p className="excerpt hint" dir="auto">
            {line.excerpt}
          </p>
          <Reasons reasons={line.reasons} />
        </li>
      ))}
    </ol>
  );
}

function Lane({ line }: { line: QueueLine }) {
  const { look, words } = laneOf(line);
  return (
    <p className={`lane ${look}`}>
      {words} · <When atMs={line.openedAtMs} />
    </p>
  );
}

/** Danger is named above the line already. */
function Reasons({ reasons }: { reasons: readonly ReportReason[] }) {
  const others = reasons.filter((reason) => reason !== "danger");
  if (others.length === 0) return null;
  return (
    <p className="meta">
      {others.map((reason) => (
        <span key={reason}>{REPORT_REASONS[reason]}</span>
      ))}
    </p>
  );
}

/** Danger comes first in the words as it does in the work. */
function laneOf({ reasons, reportCount, postStatus }: QueueLine): { look: string; words: string } {
  const reports = countOf(reportCount, "report", "reports");
  if (reasons.includes("danger")) return { look: "danger", words: `Someone may be in danger · ${reports}` };
  if (reportCount > 0) return { look: "reported", words: reports };
  if (postStatus === "held") return { look: "held", words: "Held" };
  return { look: "held", words: "To look at" };
}
