/**
 * Ids of an article's headings. Readers link to them, members' posts are counted under them, and the ways to
 * cope refer to them, so an editor can fix one: `## Heading {#anchor}`. Without that it follows the words.
 */
import type { Tokens } from "marked";
import { isAnchor } from "./sanitize.ts";

/** Ids that the pages themselves use; `post-…` is the permalink of a post. */
const TAKEN = new Set(["main", "comments", "reply"]);
const TAKEN_PREFIX = "post-";
const ANCHOR = /[ \t]*\{#([a-z0-9-]{1,60})\}[ \t]*$/;
const MAX_SLUG = 60;

/** Takes the `{#anchor}` off the end of a freshly parsed heading's words, and returns it; null when there is none. */
export function takeAnchor(heading: Tokens.Heading): string | null {
  const last = heading.tokens.at(-1);
  if (last?.type !== "text") return null;
  const found = ANCHOR.exec(last.text);
  if (found === null) return null;
  last.text = last.text.slice(0, found.index);
  return found[1] ?? null;
}

/** Words to an id: `Ça va bien?` is `ca-va-bien`. Words without Latin letters or digits give `section`. */
export function slugOf(words: string): string {
  const slug = words
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_SLUG)
    .replace(/^-+|-+$/g, "");
  return slug || "section";
}

/** A heading as it asks for an id. `kept` is the id that it had in an earlier text; see keep-anchors.ts. */
export type AskingHeading = { anchor: string | null; kept: string | null; words: string };

/**
 * A free id for each heading, in order. Written anchors choose first, so that no other heading can move them, then
 * those that had one before. A new heading takes none of `earlier`, the ids of the text before: links and posts that
 * mean a section which is gone must not lead to another.
 */
export function assignIds(headings: readonly AskingHeading[], earlier: readonly string[] = []): string[] {
  const used = new Set<string>();
  const written = headings.map(({ anchor }) => (anchor === null ? null : claim(anchor, used)));
  const kept = headings.map(({ kept }, at) =>
    written[at] !== null || kept === null || used.has(kept) ? null : claim(kept, used),
  );
  const old = new Set([...used, ...earlier]);
  return headings.map(({ words }, at) => written[at] ?? kept[at] ?? claim(slugOf(words), old));
}

/** The id that a written anchor gives, when no other heading has it. */
export const idOfAnchor = (anchor: string): string =>
  TAKEN.has(anchor) || anchor.startsWith(TAKEN_PREFIX) ? `section-${anchor}` : anchor;

function claim(wanted: string, used: Set<string>): string {
  const base = idOfAnchor(wanted);
  let id = base;
  for (let n = 2; used.has(id) || !isAnchor(id); n += 1) id = `${base}-${n}`;
  used.add(id);
  return id;
}
