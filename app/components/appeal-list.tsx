import { Link } from "@remix-run/react";
import type { AppealLine } from "#app/domain/decision-views.ts";
import { RECORDED_ACTS } from "#app/domain/record.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import { When } from "./when.tsx";

/** Open appeals, the oldest first. */
export function AppealList({ appeals }: { appeals: readonly AppealLine[] }) {
  useDeskKeys();
  if (appeals.length === 0) return <p className="empty">Nobody has appealed. Nothing is waiting here.</p>;
  return (
    <ol className="queue" data-desk-queue="">
      {appeals.map(({ id, act, openedAtMs, assignedTo, ownDecision, adminsOnly }) => (
        <li key={id}>
          <p className="lane">
            Appeal · <When atMs={openedAtMs} />
          </p>
          <Link to={`/moderation/appeals/${id}`}>Against: {RECORDED_ACTS[act].toLowerCase()}</Link>
          <p className="meta">
            <span>{assignedTo === null ? "for any moderator" : <>for {assignedTo}</>}</span>
            {adminsOnly && <span>about a colleague, so an admin’s to decide</span>}
            {ownDecision && !adminsOnly && <span>your decision, so a colleague’s to decide</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
