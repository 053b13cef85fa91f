import { Link } from "@remix-run/react";
import type { DraftCard } from "#app/domain/draft-views.ts";
import { DiscardDraft } from "./draft-parts.tsx";
import { When } from "./when.tsx";

type DraftListProps = {
  drafts: readonly DraftCard[];
  isGuest: boolean;
  /** How long a member's are kept, in days. */
  keptDays: number;
};

/** All that somebody is writing. */
export function DraftList({ drafts, isGuest, keptDays }: DraftListProps) {
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>Your drafts</h1>
        <p className="hint">
          {isGuest
            ? "What you write is kept for a day under a cookie of this browser, and deleted when you leave by “Leave this page”. When you join, it comes with you."
            : `What you write is kept here until you post it, for ${keptDays} days at most. Only you can read it.`}
        </p>
      </header>
      {drafts.length === 0 ? (
        <p>Nothing is waiting here. What you begin to write anywhere on this forum will be.</p>
      ) : (
        <ul className="record">
          {drafts.map((draft) => (
            <DraftLine key={draft.id} draft={draft} />
          ))}
        </ul>
      )}
    </div>
  );
}

function DraftLine({ draft }: { draft: DraftCard }) {
  return (
    <li className="stack gap-1">
      <p dir="auto">
        <strong>{draft.where}</strong>
      </p>
      <p className="excerpt" dir="auto">
        {draft.excerpt}
      </p>
      <p className="meta">
        <span>
          Saved <When atMs={draft.savedAtMs} />
        </span>
        {draft.formPath === null && <span>It cannot be posted there any more.</span>}
      </p>
      <div className="draft-acts">
        {draft.formPath !== null && (
          <Link className="link-quiet" to={draft.formPath} reloadDocument>
            Go on writing
          </Link>
        )}
        <Link className="link-quiet" to={`/drafts/${draft.id}`}>
          Read all of it
        </Link>
        <DiscardDraft id={draft.id} next="/drafts" />
      </div>
    </li>
  );
}
