import { sentencesAt, type Words } from "./words.ts";

/** A sentence of more words than this is several that nobody has parted. */
const SENTENCE_MAX = 36;
/** And then none of its parts has fewer than this. */
const PART_MIN = 12;

/** Words that a new sentence may begin with. */
const OPENERS: ReadonlySet<string> = new Set(["i", "my", "but", "goodbye", "please"]);
/** After these what follows still belongs to them: "I do not think | I …", "because | my …". */
const LEADING_ON: ReadonlySet<string> = new Set(
  "that than if when while what who how why where which whether because since until till unless so as and or but like think thought know knew say said feel felt wish hope guess believe mean after before once all everything things time way want of for with to from in on at the a is was not never".split(
    " ",
  ),
);

/**
 * Who writes at night on a phone often writes without a full stop. What is long past in such a text would take the rest
 * of it along, so a sentence that goes on and on is parted where a new one may well begin. Takes one look at each word.
 */
export function partRunOns(words: Words): Words {
  const { sentences } = words;
  const all = sentences.flatMap((from, at) => {
    const to = sentences[at + 1];
    return to === undefined || to - from <= SENTENCE_MAX ? [from] : [from, ...partsOf(words, from, to)];
  });
  return all.length === sentences.length ? words : sentencesAt(words, all);
}

/** With which words new sentences begin, between the word `from` and the word `to`. */
function partsOf({ word }: Words, from: number, to: number): number[] {
  const starts: number[] = [];
  let last = from;
  for (let at = from + PART_MIN; at <= to - PART_MIN; at++) {
    if (at - last < PART_MIN || !OPENERS.has(word[at] ?? "") || LEADING_ON.has(word[at - 1] ?? "")) continue;
    starts.push(at);
    last = at;
  }
  return starts;
}
