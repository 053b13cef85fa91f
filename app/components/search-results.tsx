import { Link } from "@remix-run/react";
import { ENDINGS } from "#app/domain/ending.ts";
import { isNarrowed, type SearchAsked, searchPath } from "#app/domain/search-address.ts";
import type { SearchHit, SearchPageView } from "#app/domain/search-views.ts";
import { AuthorName, nameOf } from "./author.tsx";
import { BehindNotes } from "./content-notes.tsx";
import { DraftHits } from "./draft-hits.tsx";
import { Snippet } from "./snippet.tsx";
import { When } from "./when.tsx";

/** What was found, what of it is the searcher's own, or kind words where there is nothing. */
export function SearchResults({ page }: { page: SearchPageView }) {
  const { asked, results, yours, drafts } = page;
  if (results === null) return <NothingAsked asked={asked} member={page.member} />;
  return (
    <div className="stack gap-6">
      {page.shortened && <p className="hint">That was a lot at once. The search is for its beginning.</p>}
      {yours && (
        <section className="sheet stack" aria-labelledby="yours">
          <h2 id="yours">Yours</h2>
          <p className="hint">Your letters, and what only you can read. Nobody else finds these here.</p>
          <Hits hits={yours.hits} />
          {yours.allPath && (
            <p>
              <Link to={yours.allPath}>More of yours</Link>
            </p>
          )}
        </section>
      )}
      {drafts && <DraftHits drafts={drafts} />}
      <section className="stack" aria-labelledby="found">
        <h2 id="found">{headingOf(page)}</h2>
        {asked.yours && (
          <p className="row">
            <span className="hint">Your letters, and what only you can read.</span>
            <Link to={searchPath({ ...asked, yours: false, before: null })}>Search all that is shared</Link>
          </p>
        )}
        {results.hits.length === 0 && <NothingFound asked={asked} hidden={results.olderPath !== null} />}
        {results.begun && (
          <p className="hint">Nothing has the last word as it stands. This has words that begin with it.</p>
        )}
        <Hits hits={results.hits} />
        {results.olderPath && (
          <p>
            <Link className="button plain" to={results.olderPath} rel="next">
              Older posts
            </Link>
          </p>
        )}
      </section>
    </div>
  );
}

function headingOf({ asked, results }: SearchPageView): string {
  if (results?.hits.length === 0) return "Nothing found";
  return asked.yours ? "Yours, newest first" : "Newest first";
}

function Hits({ hits }: { hits: readonly SearchHit[] }) {
  if (hits.length === 0) return null;
  return (
    <ul className="thread-list">
      {hits.map((hit) => (
        <li key={hit.id} className="stack gap-2">
          <h3 className="plain-title" dir="auto">
            <Link to={hit.path}>{hit.title}</Link>
          </h3>
          <BehindNotes notes={hit.notes}>
            <Snippet parts={hit.snippet} />
          </BehindNotes>
          <div className="meta">
            <span>{placeOf(hit)}</span>
            <strong>
              <AuthorName name={nameOf(hit.author)} />
            </strong>
            {hit.author?.anonymous && <span>anonymous</span>}
            {hit.ending && <span>{ENDINGS[hit.ending]}</span>}
            <When atMs={hit.createdAtMs} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function placeOf({ kind, opening }: SearchHit): string {
  if (kind === "article") return "Comment";
  if (!opening) return "Reply";
  return { experience: "Experience", question: "Question", letter: "Unsent letter" }[kind];
}

/** Before anything was asked, and for a text without a word in it. */
function NothingAsked({ asked, member }: { asked: SearchAsked; member: boolean }) {
  return (
    <div className="empty stack">
      <p>
        {asked.text === ""
          ? "Look for words that matter to you: a feeling, a day of the week, something that was said."
          : "There is no word in that to look for. Letters or digits help."}
      </p>
      {member && (
        <p>
          Your own letters and drafts, and what only you can read, are looked through as well. They are shown
          to you alone.
        </p>
      )}
    </div>
  );
}

function NothingFound({ asked, hidden }: { asked: SearchAsked; hidden: boolean }) {
  if (hidden) return <p className="hint">What is newest of it is hidden by your own choice.</p>;
  return (
    <div className="empty stack">
      <p>
        {isNarrowed(asked)
          ? "Nothing fits all of this yet. Letting go of some of it may lead to somebody close to it."
          : "Nobody has written this in these words yet. Fewer or other words may lead to somebody close to it."}
      </p>
      <p>
        <Link to="/threads/new">Share your experience</Link>
      </p>
    </div>
  );
}
