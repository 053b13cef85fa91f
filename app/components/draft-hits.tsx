import { Link } from "@remix-run/react";
import type { DraftHit, SearchPageView } from "#app/domain/search-views.ts";
import { Snippet } from "./snippet.tsx";
import { When } from "./when.tsx";

/** What the searcher has begun to write and not posted, apart from all that stands here. */
export function DraftHits({ drafts }: { drafts: NonNullable<SearchPageView["drafts"]> }) {
  const { hits, isMore, isAll, allPath } = drafts;
  return (
    <section className="sheet stack" aria-labelledby="your-drafts">
      <h2 id="your-drafts">Your drafts</h2>
      <p className="hint">What you have begun to write. Nobody else finds it.</p>
      {hits.length > 0 && (
        <ul className="thread-list">
          {hits.map((hit) => (
            <DraftLine key={hit.id} hit={hit} />
          ))}
        </ul>
      )}
      {!isAll && <p className="hint">You have written a lot. Your older drafts were not looked through.</p>}
      {(isMore || !isAll) && (
        <p>
          <Link to={allPath}>{allPath === "/drafts" ? "All your drafts" : "More of your drafts"}</Link>
        </p>
      )}
    </section>
  );
}

function DraftLine({ hit }: { hit: DraftHit }) {
  const { id, where, formPath, snippet, savedAtMs } = hit;
  return (
    <li className="stack gap-2">
      <h3 className="plain-title" dir="auto">
        {formPath === null ? (
          <Link to={`/drafts/${id}`}>{where}</Link>
        ) : (
          // The form is loaded from the beginning: what it is filled with comes from the server.
          <Link to={formPath} reloadDocument>
            {where}
          </Link>
        )}
      </h3>
      <Snippet parts={snippet} />
      <div className="meta">
        <span>{formPath === null ? "It cannot be posted there any more" : "Not posted yet"}</span>
        <span>
          Saved <When atMs={savedAtMs} />
        </span>
      </div>
    </li>
  );
}
