import { type Actor, isMember } from "#app/domain/actor.ts";
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
import { hidingChoice, mutesOf } from "#db/queries/hiding.ts";
import { openingOf, openingRevisions, type TextRevision } from "#db/queries/not-hidden.ts";
import type { Db } from "#db/schema.ts";
import { matcherFor, textsWithWords } from "./word-machines.ts";

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
  if (hides.words === null) return [...rows];
  const untold = rows.filter((row) => !isOwn(hides, row.authorId)).map(({ id }) => id);
  const openings = await openingRevisions(db, untold);
  return withoutWords(db, hides, rows, ({ id, title }) => ({ title, text: openings.get(id) }));
}

/** The same for a list of posts: those with a hidden word in them, or in the title of a thread that is not the reader's. */
export async function postsWithoutHiddenWords<Row extends ListedPost>(
  db: Db,
  hides: Hides,
  rows: readonly Row[],
): Promise<Row[]> {
  return withoutWords(db, hides, rows, ({ id, revision, title, threadAuthorId = null }) => ({
    title: isOwn(hides, threadAuthorId) ? undefined : title,
    text: { postId: id, revision },
  }));
}

type Listed = { id: string; authorId: string | null };
type ListedThread = Listed & { title: string };
/** Without a title where the post's thread has come through withoutHiddenWords already. */
type ListedPost = Listed & { revision: number; title?: string; threadAuthorId?: string | null };

/** Where the words of a row are. */
type Words = { title: string | undefined; text: TextRevision | undefined };

const isOwn = ({ readerId }: Hides, authorId: string | null): boolean =>
  authorId !== null && authorId === readerId;

async function withoutWords<Row extends Listed>(
  db: Db,
  hides: Hides,
  rows: readonly Row[],
  wordsOf: (row: Row) => Words,
): Promise<Row[]> {
  const { words } = hides;
  if (words === null) return [...rows];
  const asked = new Map<Row, Words>();
  for (const row of rows) if (!isOwn(hides, row.authorId)) asked.set(row, wordsOf(row));
  const titled = [...asked]
    .filter(([, { title }]) => title !== undefined && words(title))
    .map(([row]) => row);
  for (const row of titled) asked.delete(row);
  const texts = [...asked.values()].flatMap(({ text }) => text ?? []);
  const found = await textsWithWords(db, words, texts);
  const hidden = new Set(titled);
  for (const [row, { text }] of asked) if (text && found.has(text.postId)) hidden.add(row);
  return rows.filter((row) => !hidden.has(row));
}
