import type { Ending } from "#app/domain/ending.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { parseFilter, type ThreadFilter } from "#app/domain/thread-filter.ts";
import { notFound } from "./responses.ts";

/** The page in an address's `?page=`, 1 without one. Anything but a whole number from 1 to 9,999,999 is not a page. */
export function pageIn(request: Request): number {
  const text = new URL(request.url).searchParams.get("page");
  if (text === null) return 1;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw notFound();
  return Number(text);
}

/**
 * The id of the post to quote: the address's `?quote=`, else the one that the draft in the form quotes. Null without
 * one, or when it is no id; `?quote=none` takes the draft's quote out.
 */
export function quoteIn(request: Request, draft: FormState<"quote"> | null): string | null {
  const text = textIn(request, "quote") ?? draft?.values.quote ?? null;
  return text && /^[0-9a-z]{1,40}$/.test(text) ? text : null;
}

/** A revision's number in an address; null without one. Anything else is not a page. */
export function revisionIn(request: Request, name: string): number | null {
  const text = textIn(request, name);
  if (text !== null && !/^[1-9]\d{0,8}$/.test(text)) throw notFound();
  return text === null ? null : Number(text);
}

export const textIn = (request: Request, name: string): string | null =>
  new URL(request.url).searchParams.get(name);

/** What an address narrows a list of threads to. Within an ending's own page that ending stays. */
export const filterIn = (request: Request, ending: Ending | null = null): ThreadFilter =>
  parseFilter(new URL(request.url).searchParams, ending);

/** The thread whose page an address is; null for any other page. */
export function threadIn(request: Request): string | null {
  return /^\/threads\/([0-9a-z]{20})(?:[/.]|$)/.exec(new URL(request.url).pathname)?.[1] ?? null;
}
