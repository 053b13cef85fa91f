import { type ContentNote, isContentNote } from "./need.ts";
import { THREAD_KINDS, type ThreadKind } from "./thread.ts";
import { parseFilter, type ThreadFilter } from "./thread-filter.ts";

/**
 * A search as it stands in an address, so that it can be kept and shared as a link: `/search?q=last+session&hope=…`.
 * Whatever is in an address is a search: what is not understood narrows nothing.
 */
export type SearchAsked = ThreadFilter & {
  /** As it was typed. */
  text: string;
  kind: ThreadKind | null;
  note: ContentNote | "none" | null;
  /** Only what helped somebody. */
  helped: boolean;
  /** A member's name as it was typed; empty for anybody. */
  author: string;
  /** Days such as `2026-03-01`, both included. */
  from: string | null;
  until: string | null;
  /** What the searcher alone can read, and their letters, in place of what others can read, too. */
  yours: boolean;
  /** Where the page before ended. */
  before: string | null;
};

export function parseSearch(query: URLSearchParams): SearchAsked {
  const [text = "", kind = "", note = "", author = ""] = ["q", "kind", "note", "author"].map((name) =>
    (query.get(name) ?? "").trim(),
  );
  return {
    ...parseFilter(query, null),
    text,
    kind: isThreadKind(kind) ? kind : null,
    note: note === "none" || isContentNote(note) ? note : null,
    helped: query.get("helped") === "yes",
    author,
    from: dayIn(query.get("from")),
    until: dayIn(query.get("until")),
    yours: query.get("in") === "yours",
    before: query.get("before"),
  };
}

/** The address of a search. Only what was asked for stands in it. */
export function searchPath(asked: Partial<SearchAsked>): string {
  const parameters = {
    q: asked.text,
    in: asked.yours ? "yours" : null,
    kind: asked.kind,
    ending: asked.ending,
    since: asked.timeSince,
    hope: asked.hope,
    note: asked.note,
    helped: asked.helped ? "yes" : null,
    author: asked.author,
    from: asked.from,
    until: asked.until,
    before: asked.before,
  };
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return query.size > 0 ? `/search?${query}` : "/search";
}

/** Whether anything but words narrows the search. */
export const isNarrowed = (asked: SearchAsked): boolean =>
  [
    asked.kind,
    asked.ending,
    asked.timeSince,
    asked.hope,
    asked.note,
    asked.helped,
    asked.author,
    asked.from,
    asked.until,
  ].some(Boolean);

const DAY_MS = 86_400_000;

/** When the days begin and end, in UTC and epoch milliseconds; the end is the beginning of the next day. */
export const spanOf = ({ from, until }: Pick<SearchAsked, "from" | "until">) => ({
  fromMs: from === null ? null : Date.parse(from),
  untilMs: until === null ? null : Date.parse(until) + DAY_MS,
});

const isThreadKind = (text: string): text is ThreadKind => (THREAD_KINDS as readonly string[]).includes(text);

/** A day of the calendar between the years 1970 and 9999; the 31st of June is none. */
function dayIn(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const ms = Date.parse(text);
  return ms >= 0 && new Date(ms).toISOString().startsWith(text) ? text : null;
}
