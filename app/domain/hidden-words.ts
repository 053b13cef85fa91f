/**
 * Finds hidden words in a text: whole words and phrases, without regard to case, accents and what stands between the
 * words. No pattern is ever built from what somebody typed, and the time grows with the text alone, however long the
 * list: the machine of Aho and Corasick, with words as its letters.
 *
 * Scripts that put no spaces between words (Han, kana, Thai, Lao, Khmer, Burmese), and emoji, count as words of one
 * character each, so that 自殺 is found in 自殺した.
 */
export type WordMatcher = (text: string) => boolean;

/** What one list may hold. The bytes are UTF-8. */
export const HIDDEN_WORDS_MAX_LINES = 10_000;
export const HIDDEN_WORDS_MAX_BYTES = 200_000;

/** The lines of a list as they are kept: trimmed, each once, in the order they were typed, none of them empty. */
export function linesOf(list: string): string[] {
  const lines = list.split("\n").map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== "");
}

/** Null for a list in which nothing can be found: then no text has to be looked at. */
export function matcherOf(lines: readonly string[]): WordMatcher | null {
  const phrases = lines.map(wordsOf).filter((words) => words.length > 0);
  return phrases.length === 0 ? null : matcherOfPhrases(phrases);
}

function matcherOfPhrases(phrases: readonly (readonly string[])[]): WordMatcher {
  const { numberOf, next, fallback, ends } = machineFor(phrases);
  return (text) => {
    let state = 0;
    return someWord(text, (word) => {
      const number = numberOf.get(word);
      if (number === undefined) {
        state = 0;
        return false;
      }
      state = step(state, number, next, fallback);
      return ends[state] === 1;
    });
  };
}

/**
 * States are beginnings of phrases, 0 is the empty one. They are made one word deeper at a time, so a state's fallback
 * (the longest other beginning that its own end is) stands already when the state is made.
 */
function machineFor(phrases: readonly (readonly string[])[]) {
  const numberOf = new Map<string, number>();
  const next = new Map<number, number>();
  const fallback = [0];
  const ends = [0];
  let growing = phrases.map((words) => ({ words, state: 0 }));
  for (let depth = 0; growing.length > 0; depth++) {
    for (const phrase of growing) {
      const word = phrase.words[depth] ?? "";
      const number = numberOf.get(word) ?? numberOf.size;
      numberOf.set(word, number);
      const from = phrase.state;
      const known = next.get(edge(from, number));
      const state = known ?? fallback.length;
      if (known === undefined) {
        const behind = from === 0 ? 0 : step(fallback[from] ?? 0, number, next, fallback);
        fallback.push(behind);
        ends.push(ends[behind] ?? 0);
        next.set(edge(from, number), state);
      }
      phrase.state = state;
      if (phrase.words.length === depth + 1) ends[state] = 1;
    }
    growing = growing.filter(({ words }) => words.length > depth + 1);
  }
  return { numberOf, next, fallback, ends };
}

/** A state and a word as one number: a list of 200 kB has fewer than a million words. */
const edge = (state: number, number: number): number => state * 1_000_000 + number;

function step(
  from: number,
  number: number,
  next: ReadonlyMap<number, number>,
  fallback: readonly number[],
): number {
  for (let state = from; ; state = fallback[state] ?? 0) {
    const reached = next.get(edge(state, number));
    if (reached !== undefined) return reached;
    if (state === 0) return 0;
  }
}

/** The words of a text as they are compared. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  someWord(text, (word) => {
    words.push(word);
    return false;
  });
  return words;
}

/** Whether `found` says yes to one of the text's words. Reads code unit by code unit: it is asked of whole pages. */
function someWord(text: string, found: (word: string) => boolean): boolean {
  const kinds = unitKinds();
  const folded = fold(text);
  for (let at = 0; at < folded.length; ) {
    const kind = kinds[folded.charCodeAt(at)];
    const start = at++;
    if (kind === BETWEEN) continue;
    if (kind === IN_WORD) while (kinds[folded.charCodeAt(at)] === IN_WORD) at++;
    if (found(folded.slice(start, at))) return true;
  }
  return false;
}

/**
 * Marks that a reader may leave out: accents of European scripts, the points of Hebrew and of Arabic. In other scripts
 * a mark is a vowel, and a word without it is another word.
 */
const OPTIONAL_MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/g;
const PLAIN = /^[\0-\x7f]*$/;

function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const bare = text.normalize("NFKD").replace(OPTIONAL_MARKS, "").normalize("NFC");
  return bare.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
}

/** What a UTF-16 unit is: between words, part of one, or a word alone. */
const BETWEEN = 0;
export const IN_WORD = 1;
export const ALONE = 2;

const STANDS_ALONE =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{Extended_Pictographic}\p{Cs}]/u;
const STANDS_IN_WORD = /[\p{L}\p{N}\p{M}]/u;

let kindsOfUnits: Uint8Array | null = null;

/** What each UTF-16 code unit is. Halves of surrogate pairs stand alone: what they make is an emoji or a rare letter. */
export function unitKinds(): Uint8Array {
  kindsOfUnits ??= Uint8Array.from({ length: 0x10000 }, (_, unit) => {
    const character = String.fromCharCode(unit);
    if (STANDS_ALONE.test(character)) return ALONE;
    return STANDS_IN_WORD.test(character) ? IN_WORD : BETWEEN;
  });
  return kindsOfUnits;
}
