import { type Ending, isEnding } from "./ending.ts";
import { type Hope, isHope, isTimeSince, type TimeSince } from "./need.ts";

/** What a list of threads is narrowed to; null lets everything through. They combine, and stand in the address. */
export type ThreadFilter = { ending: Ending | null; timeSince: TimeSince | null; hope: Hope | null };

export const NO_FILTER: ThreadFilter = { ending: null, timeSince: null, hope: null };

export const isFiltered = (filter: ThreadFilter): boolean =>
  Object.values(filter).some((value) => value !== null);

/** From an address's parameters `since` and `hope`; an ending has an address of its own. Nonsense narrows nothing. */
export function parseFilter(query: URLSearchParams, ending: Ending | null = null): ThreadFilter {
  const [typedEnding, since, hope] = ["ending", "since", "hope"].map((name) => query.get(name) ?? "");
  return {
    ending: ending ?? (isEnding(typedEnding ?? "") ? (typedEnding as Ending) : null),
    timeSince: isTimeSince(since ?? "") ? (since as TimeSince) : null,
    hope: isHope(hope ?? "") ? (hope as Hope) : null,
  };
}

/** The one address of a filtered list: `/endings/money?since=longer`. `before` continues it further down. */
export function filterPath({ ending, timeSince, hope }: ThreadFilter, before: string | null = null): string {
  const query = new URLSearchParams();
  if (timeSince) query.set("since", timeSince);
  if (hope) query.set("hope", hope);
  if (before) query.set("before", before);
  const search = query.size > 0 ? `?${query}` : "";
  return `${ending === null ? "/" : `/endings/${ending}`}${search}`;
}
