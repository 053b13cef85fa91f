import { type ContentNote, isContentNote } from "#app/domain/need.ts";
import type { AppContext } from "./context.ts";

/**
 * The content notes that somebody hides for this visit stand in a cookie that is set by that choice and ends with the
 * visit. It holds names of notes and nothing that tells one visitor from another.
 */

export function visitNotes(request: Request): ContentNote[] {
  const match = /(?:^|;\s*)hide=([a-z.-]{1,200})(?:;|$)/.exec(request.headers.get("Cookie") ?? "");
  return [...new Set(match?.[1]?.split("."))].filter(isContentNote);
}

/** The cookie for a choice; no notes take it away. */
export function visitNotesCookie({ config }: AppContext, notes: readonly ContentNote[]): string {
  const secure = config.publicUrl?.startsWith("https:") ? "; Secure" : "";
  const end = notes.length === 0 ? "; Max-Age=0" : "";
  return `hide=${notes.join(".")}; Path=/; HttpOnly; SameSite=Lax${end}${secure}`;
}
