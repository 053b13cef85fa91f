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

export type SearchPageView = {
  asked: SearchAsked;
  /** Null while nothing has been asked. */
  results: SearchResults | null;
  /** Of what only the searcher can read, the first few, beside the results; null where there is none. */
  yours: { hits: SearchHit[]; allPath: string | null } | null;
  /** More was typed than is looked at. */
  shortened: boolean;
  member: boolean;
};
