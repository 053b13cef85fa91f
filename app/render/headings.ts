/**
 * Ids of an article's headings. Readers link to them, members' posts are counted under them, and the ways to
 * cope refer to them, so an editor can fix one: `## Heading {#anchor}`. Without that it follows the words.
 */
import type { Tokens } from "marked";
import { isAnchor } from "./sanitize.ts";

/** Ids that the pages themselves use; `post-…` is the permalink of a post. */
const TAKEN = new Set(["main", "comments"]);
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

/** A free id for each heading, in order. Written anchors choose first, so that no other heading can move them. */
export function assignIds(headings: readonly { anchor: string | null; words: string }[]): string[] {
  const used = new Set<string>();
  const anchored = headings.map(({ anchor }) => (anchor === null ? null : claim(anchor, used)));
  return headings.map(({ words }, at) => anchored[at] ?? claim(slugOf(words), used));
}

function claim(wanted: string, used: Set<string>): string {
  const base = TAKEN.has(wanted) || wanted.startsWith(TAKEN_PREFIX) ? `section-${wanted}` : wanted;
  let id = base;
  for (let n = 2; used.has(id) || !isAnchor(id); n += 1) id = `${base}-${n}`;
  used.add(id);
  return id;
}
