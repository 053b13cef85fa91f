import { Link } from "@remix-run/react";
import type { DraftPageView } from "#app/domain/draft-views.ts";
import { DiscardDraft } from "./draft-parts.tsx";
import { When } from "./when.tsx";

/** One draft with all its words, to read and to copy, also when there is nowhere left to post it. */
export function DraftPage({ draft }: { draft: DraftPageView }) {
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>A draft</h1>
        <p dir="auto">{draft.where}</p>
        <p className="meta">
          <span>
            Saved <When atMs={draft.savedAtMs} />
          </span>
        </p>
        {draft.formPath === null && (
          <p>
            It cannot be posted there any more. The words are yours: you can copy them and post them
            elsewhere.
          </p>
        )}
      </header>
      <div className="field">
        <label htmlFor="draft-words">What you wrote</label>
        <textarea id="draft-words" dir="auto" rows={12} readOnly value={draft.words} />
      </div>
      <div className="draft-acts">
        {draft.formPath !== null && (
          <Link className="button" to={draft.formPath} reloadDocument>
            Go on writing
          </Link>
        )}
        <DiscardDraft id={draft.id} next="/drafts" />
        <Link className="link-quiet" to="/drafts">
          All your drafts
        </Link>
      </div>
    </div>
  );
}
