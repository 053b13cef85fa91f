import { type ContentNote, isContentNote } from "#app/domain/need.ts";
import type { AppContext } from "./context.ts";
import { hostOnly } from "./token-cookie.ts";

/**
 * The content notes that somebody hides for this visit stand in a cookie that is set by that choice and ends with the
 * visit. It holds names of notes and nothing that tells one visitor from another.
 */

export function visitNotes(request: Request): ContentNote[] {
  const match = /(?:^|;\s*)(?:__Host-)?hide=([a-z.-]{1,200})(?:;|$)/.exec(
    request.headers.get("Cookie") ?? "",
  );
  return [...new Set(match?.[1]?.split("."))].filter(isContentNote);
}

/** The cookie for a choice; no notes take it away. */
export function visitNotesCookie(context: AppContext, notes: readonly ContentNote[]): string {
  const { prefix, secure } = hostOnly(context);
  const end = notes.length === 0 ? "; Max-Age=0" : "";
  return `${prefix}hide=${notes.join(".")}; Path=/; HttpOnly; SameSite=Lax${end}${secure}`;
}
