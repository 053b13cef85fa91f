import { MAY_BE_LISTED } from "./marks.ts";
import { starredWords } from "./reading.ts";
import { plainer } from "./vocabulary.ts";
import type { Words } from "./words.ts";

/** A list of phrases with stars, ready to be looked for. */
export type ListedWords<Rule> = {
  rules: readonly Rule[];
  /** Whether a word is one of the list, for the reader of hidden words. */
  has: (word: string) => boolean;
  starred: (masked: string) => string | undefined;
  /** Whether a phrase of the list may begin with a word (marks.ts). */
  markOf: (raw: string) => number;
  /** In words that were marked so. */
  find: (words: Words) => { rule: Rule; from: number; to: number }[];
};

type Node<Rule> = { next: Map<number, Node<Rule>>; rules: Rule[] };
const NOTHING: readonly number[] = [];
/** Words whose meaning is remembered; then it begins anew. */
const REMEMBERED_MAX = 20_000;

type Starred = { word: string; number: number };

/** A word of a text is compared up to this length. */
const WORD_MAX = 64;

/**
 * A tree of beginnings, as for the built-in phrases; a word of a text may be several words of the list at once ("scam*"
 * and "scams"). Which ones is looked up once for each different word of a text.
 */
export function listWords<Rule extends { phrase: string }>(rules: readonly Rule[]): ListedWords<Rule> {
  const numbers = new Map<string, number>();
  const starredBy = new Map<string, Starred[]>();
  const root: Node<Rule> = { next: new Map(), rules: [] };
  for (const rule of rules) {
    let node = root;
    for (const word of rule.phrase.split(" ")) {
      const number = numbers.get(word) ?? numbers.size + 1;
      if (!numbers.has(word)) {
        numbers.set(word, number);
        const key = word.slice(0, 2);
        if (word.includes("*")) starredBy.set(key, [...(starredBy.get(key) ?? []), { word, number }]);
      }
      const next = node.next.get(number) ?? { next: new Map(), rules: [] };
      node.next.set(number, next);
      node = next;
    }
    node.rules.push(rule);
  }

  const meanings = (word: string): number[] => {
    const short = word.slice(0, WORD_MAX);
    const exact = numbers.get(short);
    const open = (starredBy.get(short.slice(0, 2)) ?? []).filter((one) => fits(one.word, short));
    const found = [...(exact === undefined ? [] : [exact]), ...open.map(({ number }) => number)];
    return found.length > 0 ? found : plainer(short).flatMap((plain) => numbers.get(plain) ?? []);
  };

  const seen = new Map<string, readonly number[]>();

  function find(words: Words): { rule: Rule; from: number; to: number }[] {
    if (rules.length === 0) return [];
    const meaningsOf = (word: string): readonly number[] => {
      const known = seen.get(word);
      if (known !== undefined) return known;
      const meant = meanings(word);
      const found = meant.length === 0 ? NOTHING : meant;
      if (seen.size >= REMEMBERED_MAX) seen.clear();
      seen.set(word, found);
      return found;
    };
    const found: { rule: Rule; from: number; to: number }[] = [];
    const walk = (node: Node<Rule>, from: number, at: number): void => {
      for (const rule of node.rules) found.push({ rule, from, to: at });
      let next = at;
      while (next < words.raw.length && words.raw[next] === "") next += 1;
      if (next >= words.raw.length || node.next.size === 0) return;
      for (const number of meaningsOf(words.raw[next] ?? "")) {
        const reached = node.next.get(number);
        if (reached) walk(reached, from, next + 1);
      }
    };
    for (let from = 0; from < words.marks.length; from++) {
      if (((words.marks[from] ?? 0) & MAY_BE_LISTED) === 0) continue;
      for (const number of meaningsOf(words.raw[from] ?? "")) {
        const reached = root.next.get(number);
        if (reached) walk(reached, from, from + 1);
      }
    }
    return found;
  }

  const plainWords = [...numbers.keys()].filter((word) => !word.includes("*"));
  const masks = starredWords(plainWords);
  return {
    rules,
    has: (word) => numbers.has(word),
    starred: (masked) => masks().get(masked),
    markOf: (raw) => (meanings(raw).some((number) => root.next.has(number)) ? MAY_BE_LISTED : 0),
    find,
  };
}

/** Whether a word fits one with stars, each of which stands for any letters or none. Looks at each letter once a star. */
function fits(starred: string, word: string): boolean {
  const [first = "", ...parts] = starred.split("*");
  if (!word.startsWith(first)) return false;
  const last = parts.pop() ?? "";
  let at = first.length;
  for (const part of parts) {
    const found = word.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return word.length - at >= last.length && word.endsWith(last);
}
