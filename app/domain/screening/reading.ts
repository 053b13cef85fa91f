import { likenessNumberOf } from "./danger/likeness-model.ts";
import type { Field, Finding } from "./finding.ts";
import { type Cue, LISTENING } from "./hearing.ts";
import type { Heard } from "./phrases.ts";
import { readWords } from "./read-words.ts";
import { type OtherWords, type Vocabulary, vocabularyFor } from "./vocabulary.ts";
import type { Words } from "./words.ts";

/** One of the author's texts as the checks see it: read once, listened to once. */
export type Reading = {
  field: Field;
  text: string;
  words: Words;
  /** How many of them are the author's own. */
  ownWords: number;
  /** Every phrase of the author's own. What stands in a Markdown quotation is somebody else's. */
  heard: readonly Heard<Cue>[];
  /** As `heard`, within quotations. */
  heardInQuotations: readonly Heard<Cue>[];
  /** What the time is proportional to. */
  steps: number;
};

const starred = starredWords(LISTENING.words());

/** The built-in words, beside those of the moderators' own list, which may be hidden with signs as well. */
export function vocabularyWith(others: OtherWords): Vocabulary {
  return vocabularyFor({
    numberOf: LISTENING.numberOf,
    alikeOf: likenessNumberOf,
    starred: (masked) => starred().get(masked),
    ...others,
  });
}

export function readText(field: Field, text: string, vocabulary: Vocabulary): Reading {
  const words = readWords(text, vocabulary);
  const { heard, steps } = LISTENING.hear(words);
  const anyQuoted = words.quoted.includes(1);
  return {
    field,
    text,
    words,
    ownWords: anyQuoted ? words.quoted.filter((quoted) => quoted === 0).length : words.word.length,
    heard: anyQuoted ? heard.filter(({ from }) => words.quoted[from] === 0) : heard,
    heardInQuotations: anyQuoted ? heard.filter(({ from }) => words.quoted[from] === 1) : [],
    steps: steps + words.word.length,
  };
}

/** Where the words from `from` up to `to` stand in the author's text. */
export function placeOf(
  { field, words }: Reading,
  from: number,
  to: number,
): Pick<Finding, "field" | "start" | "end"> {
  return { field, start: words.from[from] ?? 0, end: Math.max(words.to[to - 1] ?? 0, words.from[from] ?? 0) };
}

/** Finds words by how they look with some of their inner letters replaced by one star ("k*ll"). Made when first asked. */
export function starredWords(words: Iterable<string>): () => ReadonlyMap<string, string> {
  let made: Map<string, string> | null = null;
  return () => {
    if (made) return made;
    made = new Map();
    for (const word of words) {
      if (word.length < 3 || word.length > 12) continue;
      for (let from = 1; from < word.length - 1; from++)
        for (let to = from + 1; to < word.length; to++) {
          const masked = `${word.slice(0, from)}*${word.slice(to)}`;
          if (!made.has(masked)) made.set(masked, word);
        }
    }
    return made;
  };
}
