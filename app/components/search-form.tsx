import { Form } from "@remix-run/react";
import { type SearchAsked, searchPath } from "#app/domain/search-address.ts";
import { SearchFilters } from "./search-filters.tsx";
import { SearchNarrowed } from "./search-narrowed.tsx";

/**
 * Several times what is looked at. In an address a character takes up to nine bytes, and a server reads 16 kB of it:
 * whoever pastes a whole letter is told that the search is for its beginning.
 */
const MOST_TYPED = 1_000;

/**
 * The search as a form that leads to an address: it can be kept and shared as a link, and works without a script. What
 * narrows it stays folded, so that a phone shows what was found, and is named in a line.
 */
export function SearchForm({ asked }: { asked: SearchAsked }) {
  return (
    // The address as key: after a link has changed the search, the boxes show the new one.
    <Form className="stack" method="get" action="/search" role="search" key={searchPath(asked)}>
      {asked.yours && <input type="hidden" name="in" value="yours" />}
      <div className="search-box">
        <label className="visually-hidden" htmlFor="search-words">
          Search for
        </label>
        <input
          id="search-words"
          type="search"
          name="q"
          dir="auto"
          defaultValue={asked.text}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={MOST_TYPED}
          aria-describedby="search-hint"
        />
        <button className="button" type="submit">
          Search
        </button>
      </div>
      <p className="hint" id="search-hint">
        All the words are looked for. “Words in quotation marks” stand together, and a minus leaves a word
        out.
      </p>
      <SearchFilters asked={asked} />
      <SearchNarrowed asked={asked} />
    </Form>
  );
}
