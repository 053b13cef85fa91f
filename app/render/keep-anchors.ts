/**
 * Which heading of an article's new text is which of its earlier one. People's posts hang on a section's anchor and
 * others link to it, so a section that is renamed, moved or rewritten keeps its anchor, and only one that is gone
 * loses it. What a writer fixed with `{#anchor}` is never guessed about.
 *
 * In this order, each heading once:
 *   1. the anchor that is written at it is the earlier one's
 *   2. the same words, under the same headings; else the same words over the same text; else the same words
 *   3. the likest of what is left, if it is like enough (`likeness`)
 * A section whose words and text are both new is a new one, wherever it stands: posts about the old one must not come
 * to stand under something they are not about.
 */
export type EarlierHeading = { id: string; level: number; words: string; text: string };
export type NewHeading = { anchor: string | null; level: number; words: string; text: string };

/** More pairs than this are not compared one by one; then only the same words are the same section. */
const MAX_PAIRS = 40_000;

/** Between what unrelated sections reach (0.2) and what a renamed one does whose text was edited too (0.4). */
const LIKE_ENOUGH = 0.33;

/** For each heading of the new text, the id of the earlier heading that it was; null for a new one. */
export function keepAnchors(
  earlier: readonly EarlierHeading[],
  now: readonly NewHeading[],
): (string | null)[] {
  const pairs = new Pairs(earlier.length, now.length);
  pairs.matchEqual(
    earlier.map(({ id }) => id),
    now.map(({ anchor }) => anchor),
  );
  pairs.matchEqual(pathsOf(earlier), pathsOf(now));
  const wordsAndText = ({ words, text }: { words: string; text: string }) => `${folded(words)}\0${text}`;
  pairs.matchEqual(earlier.map(wordsAndText), now.map(wordsAndText));
  const words = (heading: { words: string }) => folded(heading.words);
  pairs.matchEqual(earlier.map(words), now.map(words));
  matchAlike(earlier, now, pairs);
  return now.map((_, at) => earlier[pairs.earlierOf[at] ?? -1]?.id ?? null);
}

/** Who belongs to whom, by index. */
class Pairs {
  readonly nowOf: (number | null)[];
  readonly earlierOf: (number | null)[];

  constructor(earlier: number, now: number) {
    this.nowOf = Array.from({ length: earlier }, () => null);
    this.earlierOf = Array.from({ length: now }, () => null);
  }

  join(earlier: number, now: number): void {
    this.nowOf[earlier] = now;
    this.earlierOf[now] = earlier;
  }

  /** Joins what is still alone and has the same key, in order. Null is nobody's key. */
  matchEqual(earlierKeys: readonly string[], nowKeys: readonly (string | null)[]): void {
    const waiting = new Map<string, number[]>();
    for (const at of this.aloneEarlier()) {
      const key = earlierKeys[at] ?? "";
      waiting.set(key, [...(waiting.get(key) ?? []), at]);
    }
    for (const at of this.aloneNow()) {
      const key = nowKeys[at] ?? null;
      const partner = key === null ? undefined : waiting.get(key)?.shift();
      if (partner !== undefined) this.join(partner, at);
    }
  }

  aloneEarlier = (): number[] => indexesOfNull(this.nowOf);
  aloneNow = (): number[] => indexesOfNull(this.earlierOf);
}

const indexesOfNull = (list: readonly (number | null)[]): number[] =>
  list.flatMap((value, at) => (value === null ? [at] : []));

function matchAlike(earlier: readonly EarlierHeading[], now: readonly NewHeading[], pairs: Pairs): void {
  const left = { earlier: pairs.aloneEarlier(), now: pairs.aloneNow() };
  if (left.earlier.length * left.now.length > MAX_PAIRS) return;
  const places = {
    earlier: placesOf(pairs.nowOf.map((partner, at) => (partner === null ? null : at))),
    now: placesOf(pairs.earlierOf),
  };
  const before = left.earlier.map((at) => ({ at, print: printOf(earlier, at), place: places.earlier[at] }));
  const after = left.now.map((at) => ({ at, print: printOf(now, at), place: places.now[at] }));
  const candidates = before.flatMap((one) =>
    after.map((other) => ({
      before: one.at,
      after: other.at,
      score: likeness(one.print, other.print, one.place === other.place),
    })),
  );
  candidates.sort((a, b) => b.score - a.score || a.before - b.before || a.after - b.after);
  for (const { before, after, score } of candidates) {
    if (score < LIKE_ENOUGH) return;
    if (pairs.nowOf[before] === null && pairs.earlierOf[after] === null) pairs.join(before, after);
  }
}

type Print = { words: Counts; text: Counts };

/**
 * From 0 to 1: mostly the text, which a renaming leaves alone, then the words, then the place between the same
 * neighbours. Where one of the two has no text, the words and the place have to do.
 */
function likeness(before: Print, after: Print, samePlace: boolean): number {
  const words = overlap(before.words, after.words);
  const place = samePlace ? 1 : 0;
  if (before.text.total === 0 || after.text.total === 0) return 0.65 * words + 0.35 * place;
  return 0.25 * words + 0.65 * overlap(before.text, after.text) + 0.1 * place;
}

/**
 * For each heading, between which two that have found their partner it stands. `partners` has the earlier text's
 * number where there is one, on both sides.
 */
function placesOf(partners: readonly (number | null)[]): string[] {
  const after = nearestBefore(partners);
  const before = nearestBefore(partners.toReversed()).toReversed();
  return partners.map((_, at) => `${after[at] ?? "start"} ${before[at] ?? "end"}`);
}

function nearestBefore(partners: readonly (number | null)[]): (number | null)[] {
  let last: number | null = null;
  return partners.map((partner) => {
    const nearest = last;
    last = partner ?? last;
    return nearest;
  });
}

/** What a heading is known by: its words, and the pairs of words in its text and in that of the headings under it. */
function printOf(headings: readonly { level: number; words: string; text: string }[], at: number): Print {
  const { level = 0, words = "", text = "" } = headings[at] ?? {};
  const texts = [text];
  for (let next = at + 1; (headings[next]?.level ?? 0) > level; next += 1)
    texts.push(headings[next]?.text ?? "");
  return {
    words: counted(wordsIn(words)),
    text: counted(texts.flatMap((one) => neighbours(wordsIn(one)))),
  };
}

/** A heading with those above it: two headings of the same words are told apart by where they stand. */
function pathsOf(headings: readonly { level: number; words: string }[]): string[] {
  const above: { level: number; words: string }[] = [];
  return headings.map(({ level, words }) => {
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    above.push({ level, words: folded(words) });
    return above.map((heading) => heading.words).join("\0");
  });
}

const folded = (words: string): string => words.normalize("NFKC").toLowerCase();
const wordsIn = (text: string): string[] => folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Each word with the next. Single words would make any two English texts alike. */
const neighbours = (words: readonly string[]): string[] =>
  words.length === 0 ? [] : ["", ...words].map((word, at) => `${word} ${words[at] ?? ""}`);

type Counts = { of: ReadonlyMap<string, number>; total: number };

function counted(list: readonly string[]): Counts {
  const of = new Map<string, number>();
  for (const one of list) of.set(one, (of.get(one) ?? 0) + 1);
  return { of, total: list.length };
}

/** Dice's coefficient: twice what both have, over all that they have. */
function overlap(one: Counts, other: Counts): number {
  if (one.total + other.total === 0) return 0;
  let shared = 0;
  for (const [key, count] of one.of) shared += Math.min(count, other.of.get(key) ?? 0);
  return (2 * shared) / (one.total + other.total);
}
