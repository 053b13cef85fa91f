import { handleKey } from "./handle.ts";

/**
 * Who is meant by `@name` in a text: a member by their handle, or the author of anonymous posts in the same thread by
 * the alias these stand under. The two are looked up apart and never joined; which of them a text means follows from
 * its letters alone, never from who wrote it, so nothing about anybody can be read from what becomes a mention.
 *
 *   @robin            the member, if there is one whose page can be opened
 *   @Quiet Heron      whoever writes under this alias here; an alias is longer than the handle it may begin with, and wins
 *   robin@example     nobody: part of an address
 *   @nobody           nobody: stays as it is
 */
export type Mention = { kind: "person"; handle: string } | { kind: "alias"; alias: string };

/** Different names in one post; what comes after stays plain text. */
export const MENTIONS_MAX = 10;

/** Places after an @ that are looked at for a post. More of them is no conversation. */
const PLACES_MAX = 40;

/** An @ that does not belong to an address, a path or a longer sign. Japanese keyboards write ＠. */
const AT = /(?<![\p{L}\p{M}\p{N}._%+\-/@＠])[@＠](?=\p{L})/gu;

/** As far as a name may reach; a handle has at most 48 code points. */
const REACH = 100;
const RUN = /^(?:[\p{L}\p{M}\p{Nd}]|[._-](?=[\p{L}\p{M}\p{Nd}])){1,48}/u;

/** Scripts that put no blank after a name, or write endings right on to it: any of their letters may begin the next word. */
const WRITTEN_ON =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u;
const SEPARATOR = /[._-]/;
const WORD = /[\p{L}\p{M}\p{N}]/u;

const ALIAS = /^[A-Za-z]{2,21} [A-Za-z]{2,21}(?: [1-9]\d{0,3})?(?![\p{L}\p{M}\p{N}])/u;

/** The names that a text may mention: keys of handles, and aliases as they are written over posts. */
export type PossibleNames = { handleKeys: string[]; aliases: string[] };

/** Those of them that there are: handles by their keys, and aliases of this thread. */
export type KnownNames = { handles: ReadonlyMap<string, string>; aliases: ReadonlySet<string> };

export const NO_NAMES: KnownNames = { handles: new Map(), aliases: new Set() };

/** The beginnings of what stands after an @ that could be a handle, the longest first. */
function possibleHandles(rest: string): string[] {
  const run = RUN.exec(rest)?.[0] ?? "";
  const ends: number[] = [];
  for (let at = 1; at < run.length; at += 1) {
    const next = run.slice(at);
    if (SEPARATOR.test(next.charAt(0)) || WRITTEN_ON.test(String.fromCodePoint(next.codePointAt(0) ?? 0)))
      ends.push(at);
  }
  const after = rest.slice(run.length);
  if (run !== "" && !WORD.test(String.fromCodePoint(after.codePointAt(0) ?? 0x20))) ends.push(run.length);
  return ends.reverse().map((end) => run.slice(0, end));
}

/** What stands after an @ as an alias, with its number and without, as long as it could be one. */
function possibleAliases(rest: string): string[] {
  const found = ALIAS.exec(rest)?.[0];
  if (found === undefined) return [];
  const words = found.split(" ");
  return words.length > 2 ? [found, words.slice(0, 2).join(" ")] : [found];
}

/** `quiet heron 2` as it stands over posts: `Quiet Heron 2`. */
const asAlias = (text: string): string =>
  text.toLowerCase().replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());

/** The names to look up for these texts, the parts of one post in order. */
export function namesToLookUp(texts: readonly string[]): PossibleNames {
  const handleKeys = new Set<string>();
  const aliases = new Set<string>();
  let places = 0;
  for (const text of texts) {
    for (const { index } of text.matchAll(AT)) {
      places += 1;
      if (places > PLACES_MAX) break;
      const rest = text.slice(index + 1, index + 1 + REACH);
      for (const handle of possibleHandles(rest)) handleKeys.add(handleKey(handle));
      for (const alias of possibleAliases(rest)) aliases.add(asAlias(alias));
    }
  }
  return { handleKeys: [...handleKeys], aliases: [...aliases] };
}

/** A piece of text, and who is meant by it, if anybody. */
export type TextPiece = { text: string; mention: Mention | null };

/**
 * Reads the parts of one post in order: takes mentions of known names out of each, and counts them. `mentioned` are the
 * different ones so far.
 */
export function mentionReader(known: KnownNames) {
  const mentioned = new Map<string, Mention>();

  const meantBy = (rest: string): { length: number; mention: Mention } | null => {
    const alias = possibleAliases(rest).find((text) => known.aliases.has(asAlias(text)));
    if (alias !== undefined)
      return { length: alias.length, mention: { kind: "alias", alias: asAlias(alias) } };
    for (const text of possibleHandles(rest)) {
      const handle = known.handles.get(handleKey(text));
      if (handle !== undefined) return { length: text.length, mention: { kind: "person", handle } };
    }
    return null;
  };

  const counted = (mention: Mention): boolean => {
    const key = mention.kind === "alias" ? `alias ${mention.alias}` : `person ${mention.handle}`;
    if (!mentioned.has(key) && mentioned.size >= MENTIONS_MAX) return false;
    mentioned.set(key, mention);
    return true;
  };

  const read = (text: string): TextPiece[] => {
    const pieces: TextPiece[] = [];
    let done = 0;
    for (const { index } of text.matchAll(AT)) {
      const meant = meantBy(text.slice(index + 1, index + 1 + REACH));
      if (!meant || !counted(meant.mention)) continue;
      if (index > done) pieces.push({ text: text.slice(done, index), mention: null });
      done = index + 1 + meant.length;
      pieces.push({ text: text.slice(index, done), mention: meant.mention });
    }
    if (done < text.length) pieces.push({ text: text.slice(done), mention: null });
    return pieces;
  };

  return { read, mentioned: (): Mention[] => [...mentioned.values()] };
}
