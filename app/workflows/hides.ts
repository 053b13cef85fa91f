import { type Actor, isMember } from "#app/domain/actor.ts";
import { linesOf, matcherOf, type WordMatcher } from "#app/domain/hidden-words.ts";
import {
  aliasKey,
  type FoldReason,
  foldOf,
  type Hideable,
  type Hides,
  hidesNothing,
  NOTHING_HIDDEN,
} from "#app/domain/hiding.ts";
import { storedNotes } from "#app/domain/need.ts";
import { textOf } from "#app/render/sanitize.ts";
import { hiddenWords, hidingChoice, mutesOf } from "#db/queries/hiding.ts";
import { openingOf, openingTexts, postTexts } from "#db/queries/not-hidden.ts";
import type { Db } from "#db/schema.ts";

/**
 * What this visitor has hidden: two short queries for a member, none for a guest. Ask once where a page is put together,
 * and give it on.
 */
export async function hidesOf(db: Db, viewer: Actor): Promise<Hides> {
  const forThisVisit = viewer.hiddenNotes ?? [];
  if (!isMember(viewer)) return { ...NOTHING_HIDDEN, notes: forThisVisit };
  const { people, aliases } = await mutesOf(db, viewer.id);
  const choice = await hidingChoice(db, viewer.id);
  return {
    readerId: viewer.id,
    people: new Set(people),
    aliases: new Set(aliases.map(({ threadId, alias }) => aliasKey(threadId, alias))),
    notes: [...new Set([...(choice ? storedNotes(choice.notes) : []), ...forThisVisit])],
    words: choice ? await matcherFor(db, viewer.id, choice.wordsVersion) : null,
  };
}

/** `foldOf` for a post as it is stored. Its words are only taken out of the HTML where somebody looks for words. */
export function foldOfPost(
  hides: Hides,
  post: Hideable & { html: string },
  title: string | null = null,
): FoldReason | null {
  return foldOf(hides, post, hides.words === null ? [] : [title ?? "", textOf(post.html)]);
}

/** Why a thread's title is folded, on whichever of its pages: it goes where the opening post goes. */
export async function foldOfThread(
  db: Db,
  hides: Hides,
  thread: { id: string; title: string },
): Promise<FoldReason | null> {
  const opening = hidesNothing(hides) ? undefined : await openingOf(db, thread.id);
  return opening ? foldOfPost(hides, opening, thread.title) : null;
}

/**
 * What a list drops after its query: threads with a hidden word in the title or in the opening post. The database has
 * left out the rest, by threadNotHidden.
 */
export async function withoutHiddenWords<Row extends ListedThread>(
  db: Db,
  hides: Hides,
  rows: readonly Row[],
): Promise<Row[]> {
  return withoutWords(db, hides, rows, { texts: openingTexts, titleOf: ({ title }) => title });
}

/** The same for a list of posts: those with a hidden word in them, or in the title of a thread that is not the reader's. */
export async function postsWithoutHiddenWords<Row extends ListedPost>(
  db: Db,
  hides: Hides,
  rows: readonly Row[],
): Promise<Row[]> {
  const { readerId } = hides;
  const titleOf = ({ title, threadAuthorId }: Row) =>
    readerId !== null && threadAuthorId === readerId ? undefined : title;
  return withoutWords(db, hides, rows, { texts: postTexts, titleOf });
}

type Listed = { id: string; authorId: string | null };
type ListedThread = Listed & { title: string };
/** Without a title where the post's thread has come through withoutHiddenWords already. */
type ListedPost = Listed & { title?: string; threadAuthorId?: string | null };

type Words<Row> = {
  texts: (db: Db, ids: readonly string[]) => Promise<Map<string, string>>;
  titleOf: (row: Row) => string | undefined;
};

async function withoutWords<Row extends Listed>(
  db: Db,
  hides: Hides,
  rows: readonly Row[],
  { texts, titleOf }: Words<Row>,
) {
  const { words, readerId } = hides;
  if (words === null) return [...rows];
  const others = rows.filter((row) => row.authorId === null || row.authorId !== readerId);
  const ids = others.map(({ id }) => id);
  const textOfId = await texts(db, ids);
  const hidden = new Set(
    others
      .filter((row) => words(titleOf(row) ?? "") || words(textOf(textOfId.get(row.id) ?? "")))
      .map(({ id }) => id),
  );
  return rows.filter(({ id }) => !hidden.has(id));
}

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
async function matcherFor(db: Db, accountId: string, version: number): Promise<WordMatcher | null> {
  if (version === 0) return null;
  const known = machines.get(accountId);
  const machine = known?.version === version ? known : await makeMachine(db, accountId);
  machines.delete(accountId);
  machines.set(accountId, machine);
  let chars = machines.values().reduce((sum, one) => sum + one.chars, 0);
  for (const [oldest, one] of machines) {
    if (chars <= CACHED_CHARS) break;
    machines.delete(oldest);
    chars -= one.chars;
  }
  return machine.words;
}

async function makeMachine(db: Db, accountId: string): Promise<Cached> {
  const { words, wordsVersion } = (await hiddenWords(db, accountId)) ?? { words: "", wordsVersion: 0 };
  return { version: wordsVersion, chars: words.length + LEAST_CHARS, words: matcherOf(linesOf(words)) };
}
