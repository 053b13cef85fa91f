import type { DraftCard } from "./draft-views.ts";
import type { Ending } from "./ending.ts";
import type { ContentNote } from "./need.ts";
import type { AuthorView } from "./post-views.ts";
import type { SearchAsked } from "./search-address.ts";
import type { ThreadKind } from "./thread.ts";

/** A piece of a snippet; marked where it is what was asked for. */
export type SnippetPart = { text: string; marked: boolean };

/** One post that was found, as one line of the results. */
export type SearchHit = {
  id: string;
  /** Where it stands: its page and anchor. */
  path: string;
  title: string;
  kind: ThreadKind;
  /** False for a reply or a comment, which stands under the title. */
  opening: boolean;
  author: AuthorView | null;
  ending: Ending | null;
  /** What its author says is in it; the snippet waits behind them. */
  notes: ContentNote[];
  snippet: SnippetPart[];
  createdAtMs: number;
};

export type SearchResults = {
  hits: SearchHit[];
  /** The address of what is older, or null at the end. */
  olderPath: string | null;
  /** Nothing had the last word itself, so this is what has a word that begins with it. */
  begun: boolean;
};

/** One of the searcher's drafts. */
export type DraftHit = Omit<DraftCard, "excerpt"> & { snippet: SnippetPart[] };

export type DraftsFound = {
  hits: DraftHit[];
  /** More have it than stand here. */
  isMore: boolean;
  /** False when there is more in the drafts than is read. */
  isAll: boolean;
};

export type SearchPageView = {
  asked: SearchAsked;
  /** Null while nothing has been asked. */
  results: SearchResults | null;
  /** Of what only the searcher can read, the first few, beside the results; null where there is none. */
  yours: { hits: SearchHit[]; allPath: string | null } | null;
  /** Of what only the searcher is writing, the first few; null where there is none, and where more than words narrow the search. */
  drafts: (DraftsFound & { allPath: string }) | null;
  /** More was typed than is looked at. */
  shortened: boolean;
  member: boolean;
};
