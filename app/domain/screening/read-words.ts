import {
  APOSTROPHE,
  DIGIT,
  kindsOfLetters,
  LETTER,
  LINE_END,
  plainLetters,
  plainPiece,
  SIGN,
  SINGLE,
  SPACE,
  STOP,
  STRANGE,
  UNSEEN,
} from "./letters.ts";
import { partRunOns } from "./run-on.ts";
import { spacedOut } from "./spaced-out.ts";
import { hashedWith, type Vocabulary, type Written } from "./vocabulary.ts";
import {
  BLANK,
  firstWords,
  JOINED,
  PARAGRAPH,
  PAUSE,
  roomForWords,
  SENTENCE,
  type Words,
  withMoreRoom,
} from "./words.ts";

/** Signs that people put inside a word, to hide it or because they write so. */
const CONNECTORS = unitsOf("-_*!@$|+.~^#=/\\•·");
const PAUSES = ',;:()[]{}—–…"“”«»';
/** Letters of one chain that are looked at together; a longer one is no word. */
const CHAIN_MAX = 40;
/** A word has at least so many letters on average, with the blank after it, in nearly every text. */
const LETTERS_OF_A_WORD = 4;
/** A full stop after one of these ends no sentence. */
const SHORTENED = new Set(["doctor", "mr", "mrs", "ms", "mx", "prof", "st", "vs", "eg", "ie"]);

/**
 * Reads a text into words in one walk: look-alike letters as plain ones, what cannot be seen left out, words that were
 * hidden with signs, digits, blanks or repeated letters as the words that they are. Everything keeps its own place.
 */
export function readWords(text: string, vocabulary: Vocabulary): Words {
  const kinds = kindsOfLetters();
  const small = text.toLowerCase();
  // A few letters grow when they are made small (İ), and then no place would be right any more.
  const source = small.length === text.length ? small : text;
  const length = source.length;
  let words = roomForWords(16 + Math.ceil(length / LETTERS_OF_A_WORD));
  let count = 0;
  const kindAt = (at: number): number => (at < length ? (kinds[source.charCodeAt(at)] ?? SPACE) : SPACE);

  let at = 0;
  let gap = PARAGRAPH;
  let quoted = beginsQuotation(source, 0) ? 1 : 0;
  let readAsSpacedUpTo = 0;

  const emit = ({ raw, words: read, marks }: Written, from: number, to: number): void => {
    for (let index = 0; index < read.length; index++) {
      if (count === words.from.length) words = withMoreRoom(words, 2 * count);
      if (gap >= SENTENCE) words.sentences.push(count);
      const { word, number, alike } = read[index] as Written["words"][number];
      words.word[count] = word;
      words.raw[count] = index === 0 ? raw : "";
      words.number[count] = number;
      words.alike[count] = alike;
      words.marks[count] = index === 0 ? marks : 0;
      words.from[count] = from;
      words.to[count] = to;
      words.gap[count] = gap;
      words.quoted[count] = quoted;
      words.sentence[count] = words.sentences.length - 1;
      gap = JOINED;
      count += 1;
    }
  };
  const wordBefore = (): string | undefined => words.word[count - 1];
  const emitWord = (word: string, from: number, to: number): void =>
    emit(vocabulary.read(word, wordBefore()), from, to);

  /** Of the piece that was measured last: whether it is small plain letters and digits throughout, and its hash. */
  let isPlain = true;
  let hash = 0;

  /** Where the run of letters that begins here ends. */
  const endOfPiece = (from: number): number => {
    let end = from;
    let sum = 0;
    for (; end < length; end++) {
      const unit = source.charCodeAt(end);
      if (!isSmallPlain(unit)) break;
      sum = hashedWith(sum, unit);
    }
    const plain = end;
    for (;;) {
      const kind = kindAt(end);
      if (kind === LETTER || kind === DIGIT || kind === STRANGE || kind === UNSEEN) end += 1;
      else if (kind === APOSTROPHE && isLetter(kindAt(end + 1)) && end > from) end += 1;
      else if (kind === SINGLE && letterOfPair(source, end) !== "") end += 2;
      else break;
    }
    for (let at = plain; at < end; at++) sum = hashedWith(sum, source.charCodeAt(at));
    isPlain = end === plain;
    hash = sum;
    return end;
  };

  const pieceOf = (from: number, to: number): string => {
    const cut = Math.min(to, from + 4 * CHAIN_MAX);
    const piece = source.slice(from, cut);
    return isPlain ? piece : plainPiece(piece);
  };

  /** Whether another single letter comes soon: a cheap look before the thorough one. */
  const mayBeSpaced = (end: number): boolean => {
    let next = end;
    while (next < end + 3 && kindAt(next) !== LETTER) next += 1;
    return kindAt(next) === LETTER && kindAt(next + 1) !== LETTER;
  };

  /** Reads letters that stand together, with or without signs between them. */
  const readChain = (): void => {
    const start = at;
    let end = endOfPiece(start);
    const isWhole = end - start <= CHAIN_MAX && pastConnectors(source, end, kinds) === end;
    const whole = isWhole ? vocabulary.readAt(source, start, end, wordBefore(), hash) : null;
    const first = whole?.raw ?? pieceOf(start, end);
    if (first.length === 1 && start >= readAsSpacedUpTo && mayBeSpaced(end)) {
      const run = spacedOut(source, start, kinds);
      readAsSpacedUpTo = run.end;
      const meant = vocabulary.split(run.letters);
      if (meant) {
        let letter = 0;
        for (const word of meant) {
          const last = letter + word.length - 1;
          emitWord(word, run.places[letter] ?? start, (run.places[last] ?? end) + 1);
          letter = last + 1;
          gap = BLANK;
        }
        at = run.end;
        gap = BLANK;
        return;
      }
    }
    if (whole !== null) {
      at = end;
      emit(whole, start, end);
      return;
    }
    const pieces = [{ word: first, from: start, to: end }];
    let masked = first;
    while (end - start < CHAIN_MAX) {
      const next = pastConnectors(source, end, kinds);
      if (next === end) break;
      const pieceEnd = endOfPiece(next);
      const word = pieceOf(next, pieceEnd);
      pieces.push({ word, from: next, to: pieceEnd });
      masked += source.slice(end, next) + word;
      end = pieceEnd;
    }
    at = end;
    const hidden = pieces.length > 1 ? vocabulary.unmask(masked) : null;
    if (hidden !== null) emitWord(hidden, start, end);
    else
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) gap = gapBetween(source, pieces[index - 1]?.to ?? 0, piece.from);
        emitWord(piece.word, piece.from, piece.to);
      }
  };

  while (at < length) {
    const kind = kinds[source.charCodeAt(at)] ?? SPACE;
    if (kind === SPACE) {
      at += 1;
      if (gap < BLANK) gap = BLANK;
      continue;
    }
    if (kind === LETTER || kind === DIGIT || kind === STRANGE) {
      readChain();
      continue;
    }
    if (kind === SINGLE) {
      const pair = isPair(source, at) ? 2 : 1;
      if (pair === 2 && letterOfPair(source, at) !== "") {
        readChain();
        continue;
      }
      emitWord(source.slice(at, at + pair), at, at + pair);
      at += pair;
      continue;
    }
    if (kind === LINE_END) {
      at += source.startsWith("\r\n", at) ? 2 : 1;
      gap =
        gap >= SENTENCE && count > 0 && onlyBlanksBefore(source, at, kinds)
          ? PARAGRAPH
          : Math.max(gap, SENTENCE);
      quoted = beginsQuotation(source, at) ? 1 : 0;
      continue;
    }
    if (kind === STOP) {
      const from = at;
      while (kindAt(at) === STOP) at += 1;
      gap = Math.max(gap, gapOfStops(source.slice(from, Math.min(at, from + 4)), wordBefore()));
      continue;
    }
    if (kind === SIGN && PAUSES.includes(source[at] ?? "")) gap = Math.max(gap, PAUSE);
    else if (kind !== UNSEEN) gap = Math.max(gap, BLANK);
    if (source[at] === "$" && kindAt(at + 1) === LETTER) {
      const end = endOfPiece(at + 1);
      const hidden = vocabulary.unmask(`$${pieceOf(at + 1, end)}`);
      if (hidden !== null) {
        emitWord(hidden, at, end);
        at = end;
        continue;
      }
    }
    at += 1;
  }
  return partRunOns(firstWords(words, count));
}

/** A table with a 1 for each of these signs. */
function unitsOf(signs: string): Uint8Array {
  const units = new Uint8Array(0x10000);
  for (const sign of signs) units[sign.charCodeAt(0)] = 1;
  return units;
}

const isSmallPlain = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);

const isLetter = (kind: number): boolean => kind === LETTER || kind === DIGIT || kind === STRANGE;

const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;

/** The plain letter that a character beyond the first 65,536 is drawn like, or empty. */
function letterOfPair(text: string, at: number): string {
  const point = text.codePointAt(at) ?? 0;
  if (point < 0x1d400 || point > 0x1f190) return "";
  const plain = plainLetters(String.fromCodePoint(point));
  return /^[a-z0-9]+$/.test(plain) ? plain : "";
}

/** Past a few signs inside a word, when letters follow at once; where it began when not. */
function pastConnectors(source: string, from: number, kinds: Uint8Array): number {
  let at = from;
  while (at < from + 6 && at < source.length && CONNECTORS[source.charCodeAt(at)] === 1) at += 1;
  return at > from && at < source.length && isLetter(kinds[source.charCodeAt(at)] ?? SPACE) ? at : from;
}

function gapBetween(source: string, from: number, to: number): number {
  const signs = source.slice(from, to);
  if (signs.length > 1 && signs.startsWith(".")) return PAUSE;
  return /[.!]/.test(signs) ? SENTENCE : JOINED;
}

/** Dots that trail off do not end a sentence: "i just … want to sleep". */
function gapOfStops(stops: string, before: string | undefined): number {
  if (stops.length > 1 && /^\.+$/.test(stops)) return PAUSE;
  if (stops === "." && before !== undefined) {
    if (SHORTENED.has(before)) return BLANK;
    if (before.length === 1 && before !== "i") return PAUSE;
  }
  return SENTENCE;
}

/** Whether the line before this place was blank. */
function onlyBlanksBefore(source: string, at: number, kinds: Uint8Array): boolean {
  let before = at - 2;
  while (before >= 0 && kinds[source.charCodeAt(before)] === SPACE && at - before < 40) before -= 1;
  return before >= 0 && kinds[source.charCodeAt(before)] === LINE_END;
}

function beginsQuotation(source: string, lineStart: number): boolean {
  let at = lineStart;
  while (at < lineStart + 3 && source[at] === " ") at += 1;
  return source[at] === ">";
}
