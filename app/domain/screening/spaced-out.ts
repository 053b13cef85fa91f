import { LETTER, LINE_END, SINGLE, SPACE, STRANGE, UNSEEN } from "./letters.ts";

/** Letters that stand alone one after the other, with where each stands, and where the run ends. */
export type SpacedOut = { letters: string; places: number[]; end: number };

/** More letters than this are no hidden word. */
const LETTERS_MAX = 60;
/** So many blanks or signs may stand between two of them. */
const BETWEEN_MAX = 3;

/** Reads "d i e", "d.i.e" and "d - i - e" from the first letter on. */
export function spacedOut(source: string, start: number, kinds: Uint8Array): SpacedOut {
  const places: number[] = [];
  let letters = "";
  let end = start;
  let at = start;
  while (letters.length < LETTERS_MAX && isSmallLetter(source, at, kinds)) {
    const after = pastUnseen(source, at + 1, kinds);
    if (isWordPart(source, after, kinds)) break;
    letters += source[at];
    places.push(at);
    end = at + 1;
    at = after;
    while (at < after + BETWEEN_MAX && at < source.length && isBetween(source, at, kinds)) at += 1;
  }
  return { letters, places, end };
}

const kindAt = (source: string, at: number, kinds: Uint8Array): number =>
  at < source.length ? (kinds[source.charCodeAt(at)] ?? SPACE) : SPACE;

const isSmallLetter = (source: string, at: number, kinds: Uint8Array): boolean =>
  kindAt(source, at, kinds) === LETTER;

function isWordPart(source: string, at: number, kinds: Uint8Array): boolean {
  const kind = kindAt(source, at, kinds);
  return kind === LETTER || kind === STRANGE || kind === SINGLE;
}

function isBetween(source: string, at: number, kinds: Uint8Array): boolean {
  return !isWordPart(source, at, kinds) && kindAt(source, at, kinds) !== LINE_END;
}

function pastUnseen(source: string, from: number, kinds: Uint8Array): number {
  let at = from;
  while (at < from + 8 && kindAt(source, at, kinds) === UNSEEN) at += 1;
  return at;
}
