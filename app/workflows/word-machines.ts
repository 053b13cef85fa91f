import { setImmediate } from "node:timers/promises";
import { linesOf, matcherOf, type WordMatcher } from "#app/domain/hidden-words.ts";
import { textOf } from "#app/render/sanitize.ts";
import { hiddenWords } from "#db/queries/hiding.ts";
import { postTexts, type TextRevision } from "#db/queries/not-hidden.ts";
import type { Db } from "#db/schema.ts";

/**
 * Lists of words as machines, so that a page does not read 200 kB each time. By account and version, the one used last
 * at the end; all of them together are made from at most so many characters (a machine takes about 40 bytes for each).
 */
const CACHED_CHARS = 1_000_000;
/** A machine counts as at least so many characters, so that a great many short lists are too much as well. */
const LEAST_CHARS = 100;

type Cached = { version: number; chars: number; words: WordMatcher | null };
const machines = new Map<string, Cached>();

/** Version 0 is of a reader who never had a list. */
export async function matcherFor(db: Db, accountId: string, version: number): Promise<WordMatcher | null> {
  if (version === 0) return null;
  const known = machines.get(accountId);
  const machine = known?.version === version ? known : await makeMachine(db, accountId);
  machines.delete(accountId);
  machines.set(accountId, machine);
  let chars = machines.values().reduce((sum, one) => sum + sizeOf(one), 0);
  for (const [oldest, one] of machines) {
    if (chars <= CACHED_CHARS) break;
    machines.delete(oldest);
    chars -= sizeOf(one);
  }
  return machine.words;
}

const sizeOf = ({ chars, words }: Cached): number =>
  chars + (words === null ? 0 : verdictsOf(words).size * VERDICT_CHARS);

async function makeMachine(db: Db, accountId: string): Promise<Cached> {
  const { words, wordsVersion } = (await hiddenWords(db, accountId)) ?? { words: "", wordsVersion: 0 };
  return { version: wordsVersion, chars: words.length + LEAST_CHARS, words: matcherOf(linesOf(words)) };
}

/**
 * The posts with one of these words in them, by id. A text is read once: what was found in it is remembered until it is
 * edited, or the list of words is.
 */
export async function textsWithWords(
  db: Db,
  words: WordMatcher,
  texts: readonly TextRevision[],
): Promise<Set<string>> {
  const known = verdictsOf(words);
  const found = new Map(texts.map((text) => [text.postId, known.get(keyOf(text))]));
  const unread = texts.map(({ postId }) => postId).filter((postId) => found.get(postId) === undefined);
  for (let at = 0; at < unread.length; at += READ_AT_ONCE) {
    if (at > 0) await setImmediate();
    const some = unread.slice(at, at + READ_AT_ONCE);
    const htmlOf = await postTexts(db, some);
    for (const postId of some) found.set(postId, words(textOf(htmlOf.get(postId) ?? "")));
  }
  for (const text of texts) {
    known.delete(keyOf(text));
    known.set(keyOf(text), found.get(text.postId) ?? false);
  }
  for (const oldest of known.keys()) {
    if (known.size <= VERDICTS_KEPT) break;
    known.delete(oldest);
  }
  return new Set([...found].filter(([, withWords]) => withWords).map(([postId]) => postId));
}

/** What a machine has found in which texts. It goes with its machine. */
const verdicts = new WeakMap<WordMatcher, Map<string, boolean>>();
/** For one machine, of the texts that were asked about last. One takes about as much room as three characters of a list. */
const VERDICTS_KEPT = 10_000;
const VERDICT_CHARS = 3;
/** Then others have their turn. */
const READ_AT_ONCE = 50;

const keyOf = ({ postId, revision }: TextRevision): string => `${postId}.${revision}`;

function verdictsOf(words: WordMatcher): Map<string, boolean> {
  const known = verdicts.get(words) ?? new Map<string, boolean>();
  verdicts.set(words, known);
  return known;
}
