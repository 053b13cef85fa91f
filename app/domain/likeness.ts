import type { Ending } from "./ending.ts";
import type { Hope, TimeSince } from "./need.ts";

/**
 * How alike two threads are, so that whoever reads one finds others who were in the same place. By the words they
 * share, rare ones above all, among threads about the same ending; how long ago it was and what is hoped for decide
 * only between those that share as much. Nobody is ranked: nothing about the authors or the replies counts.
 */
export type ThreadGist = {
  id: string;
  timeSince: TimeSince | null;
  hope: Hope | null;
  gist: readonly string[];
};
export type Alike = { otherId: string; likeness: number };

const GIST_WORDS = 40;

/** The ending under which a thread is compared; null for one that says nothing of it. */
export const endingToCompare = (ending: Ending | null): Ending | null =>
  ending === "rather-not-say" ? null : ending;

/** The words of a title and a text that say what they are about: those that nearly every text has are left out. */
export function gistOf(words: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const word of words)
    if (word.length > 1 && !EVERYWHERE.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([, some], [, others]) => others - some)
    .slice(0, GIST_WORDS)
    .map(([word]) => word);
}

/** The `most` of the others that are most like this thread. Those that share no word come last, the earlier ones first. */
export function mostAlike(thread: ThreadGist, others: readonly ThreadGist[], most: number): Alike[] {
  const rarity = rarityAmong(others);
  return others
    .filter(({ id }) => id !== thread.id)
    .map((other) => ({ otherId: other.id, likeness: likeness(thread, other, rarity) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most);
}

function likeness(thread: ThreadGist, other: ThreadGist, rarity: (word: string) => number): number {
  const words = new Set(other.gist);
  const shared = thread.gist.reduce((sum, word) => sum + (words.has(word) ? rarity(word) : 0), 0);
  const same = (a: string | null, b: string | null): number => Number(a !== null && a === b);
  return (
    Math.round(100 * shared) +
    20 * same(thread.timeSince, other.timeSince) +
    10 * same(thread.hope, other.hope)
  );
}

/** A word in one of a hundred texts says more than one in every second: ln(100 / 1) against ln(100 / 50). */
function rarityAmong(threads: readonly ThreadGist[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { gist } of threads) for (const word of gist) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log((threads.length + 1) / ((counts.get(word) ?? 0) + 0.5));
}

/** Stems of the words that carry a sentence and not its subject. */
const EVERYWHERE = new Set(
  (
    "a about after again all alreadi also although alway am an and ani anyon anyth are around as ask at away back be " +
    "becaus been befor being better between both but by can cannot cant come could day did didnt do doe doesnt done " +
    "dont down each els end enough even ever everi everyth feel felt few first for from get give go goe gone good got " +
    "had has have havent he hello help her here him himself his how i id if ill im in into is isnt it its itself ive " +
    "just keep kind know last let like littl long look lot made make mani mayb me mean might more most much my myself " +
    "need never no not noth now of off often on onc one onli or other our out over own part peopl perhap quit rather " +
    "realli said same saw say see seem she should sinc so some someon someth sometim still such take talk tell than " +
    "thank that the their them then there these they thing think this those though thought through time to today told " +
    "too tri two under until up us use veri want was wasnt way we week well went were what when where whi which while " +
    "who will wish with without wont would write year yes yet you your"
  ).split(" "),
);
