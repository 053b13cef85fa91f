import type { Member } from "#app/domain/actor.ts";
import type { Ending } from "#app/domain/ending.ts";
import { type ContentNote, notesToStore } from "#app/domain/need.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { type StartableKind, slugOf } from "#app/domain/thread.ts";
import { textOfHtml } from "#app/render/markdown.ts";
import { setMentions } from "#db/queries/mentions.ts";
import { type PostRow, setContentNotes, setPostText } from "#db/queries/posts.ts";
import { earlierVersions, insertPostRevision } from "#db/queries/revisions.ts";
import { changeThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { followQuotes } from "./follow-quotes.ts";
import { type Refusal, stale } from "./refusal.ts";
import { renderForThread } from "./render-post.ts";

/** The labels of a post as a moderator sets them. `ending` and `kind` for an opening post; a letter stays one. */
export type Relabel = {
  contentNotes: readonly ContentNote[];
  ending: Ending | null;
  kind: StartableKind | null;
};

/** Words to take out of a post, and what stands in their place. */
export type Redact = { words: string; instead: string };

/** Puts other labels over a post, and says what they were and are, for the record. */
export async function relabelPost(
  tx: Db,
  post: PostRow,
  { contentNotes, ending, kind }: Relabel,
): Promise<{ before: string; after: string }> {
  const notes = notesToStore(contentNotes);
  const heads = post.position === 0 && post.kind !== "article";
  const after = { notes, ending: heads ? ending : post.ending, kind: moved(post, kind) };
  await setContentNotes(tx, post.id, notes);
  if (heads) await changeThread(tx, post.threadId, { ending: after.ending, kind: after.kind });
  return {
    before: inWords(post.contentNotes, post.ending, post.kind),
    after: inWords(notes, after.ending, after.kind),
  };
}

const moved = (post: PostRow, kind: StartableKind | null) =>
  post.position === 0 && kind !== null && (post.kind === "experience" || post.kind === "question")
    ? kind
    : post.kind;

const inWords = (notes: string, ending: string | null, kind: string): string =>
  [kind, ending ?? NO_ENDING, ...(JSON.parse(notes) as string[])].join(", ");

const NO_ENDING = "no ending";

/** The labels that `inWords` has written down. */
function fromWords(words: string): Relabel {
  const [kind, ending, ...notes] = words.split(", ");
  return {
    contentNotes: notes as ContentNote[],
    ending: ending === NO_ENDING ? null : (ending as Ending),
    kind: kind as StartableKind,
  };
}

const NOT_THERE = stale("These words do not stand in the post as it is now. Nothing was done.");
const NOTHING_LEFT = stale("Nothing would be left of the post. Please remove it instead. Nothing was done.");

/**
 * Takes words out of a post, its title and the address made from that as well, wherever they stand. What it said before
 * stays among its earlier versions, which its author and moderators can read; quotes of these words go.
 */
export async function redactPost(
  tx: Db,
  post: PostRow,
  { words, instead, nowMs }: Redact & { nowMs: number },
): Promise<Result<void, Refusal>> {
  const title = post.position === 0 ? post.title.replaceAll(words, instead) : post.title;
  const markdown = post.markdown.replaceAll(words, instead);
  if (title === post.title && markdown === post.markdown) return err(NOT_THERE);
  if (markdown.trim() === "" || title.trim() === "") return err(NOTHING_LEFT);
  return (await rewrite(tx, post, { title, markdown, nowMs })) ? ok(undefined) : err(NOT_THERE);
}

/** Puts other words into a post, and keeps those that stood there. False when it was changed since it was read. */
async function rewrite(
  tx: Db,
  post: PostRow,
  { title, markdown, nowMs }: { title: string; markdown: string; nowMs: number },
): Promise<boolean> {
  const { threadId, audience, revision } = post;
  const written = { actor: authorOf(post), markdown, threadId, audience };
  const { text, mentionedIds } = await renderForThread(tx, written);
  const change = { ...text, contentNotes: post.contentNotes, fromRevision: revision, editedAtMs: nowMs };
  if (!(await setPostText(tx, post.id, change))) return false;
  await setMentions(tx, post.id, mentionedIds);
  await followQuotes(tx, post.id, textOfHtml(text.html));
  await insertPostRevision(tx, {
    ...{ postId: post.id, revision, title: post.position === 0 ? post.title : null },
    ...{ markdown: post.markdown, createdAtMs: post.editedAtMs ?? post.createdAtMs },
  });
  if (title !== post.title) await changeThread(tx, threadId, { title, slug: slugOf(title) });
  return true;
}

/** A decision about the words or the labels of a post, as the record has it. */
type JudgedChange = {
  act: "redact" | "relabel";
  fromState: string;
  toState: string;
  snapshot: string | null;
};

/**
 * Takes such a decision back: the post is as it was before. Where its words or labels were changed again since, it is
 * left as it is now, and false: nobody's later words are undone.
 */
export function putBack(tx: Db, post: PostRow, change: JudgedChange, nowMs: number): Promise<boolean> {
  return change.act === "redact"
    ? putWordsBack(tx, post, { before: change.snapshot, nowMs })
    : putLabelsBack(tx, post, change);
}

/** The newest of the earlier versions is what the words were taken out of, unless something came after. */
async function putWordsBack(
  tx: Db,
  post: PostRow,
  { before, nowMs }: { before: string | null; nowMs: number },
): Promise<boolean> {
  const [version] = await earlierVersions(tx, { postId: post.id, before: null, limit: 1 });
  if (before === null || version?.markdown !== before) return false;
  return rewrite(tx, post, { title: version.title ?? post.title, markdown: before, nowMs });
}

async function putLabelsBack(tx: Db, post: PostRow, { fromState, toState }: JudgedChange): Promise<boolean> {
  if (inWords(post.contentNotes, post.ending, post.kind) !== toState) return false;
  await relabelPost(tx, post, fromWords(fromState));
  return true;
}

/** Whom the text's mentions are by: its author still, whoever takes words out of it. */
export const authorOf = ({ authorId }: PostRow): Member => ({
  kind: "member",
  id: authorId ?? "",
  handle: "",
  role: "member",
});
