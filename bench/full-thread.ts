import { GESTURE_SLUGS } from "#app/domain/gesture.ts";
import { seededRandom } from "#app/domain/random.ts";
import type { Result } from "#app/domain/result.ts";
import { sampleOpening, sampleReply } from "#app/domain/sample-text.ts";
import { POSTS_PER_PAGE } from "#app/domain/thread.ts";
import { hideWords } from "#app/workflows/choose-hiding.ts";
import { changeGesture } from "#app/workflows/give-gesture.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import { type SubmitPost, submitPost } from "#app/workflows/submit-post.ts";
import { setFollowing } from "#db/queries/following.ts";
import type { Db } from "#db/schema.ts";
import { newMembers, type SignedIn } from "./members.ts";

/** A thread of one full page in which everything happens, and a member for whom it does. */
export type FullThread = {
  path: string;
  /** Has hidden 10,000 words, watches this thread and many others in which something is new, and has read half of this. */
  reader: SignedIn;
  /** Somebody who has only just joined. */
  newcomer: SignedIn;
  /** Opening the page reads it; this puts its reader back to where they were. */
  unread: () => Promise<void>;
};

const WRITERS = 6;
const HIDDEN_LINES = 10_000;
const OTHERS_WATCHED = 60;
const READ_UP_TO = 10;

/** Writes it into a forum of sample threads. Replies quote one another, mention one another, and have gestures. */
export async function fullThread(db: Db): Promise<FullThread> {
  const [reader, newcomer, author, ...writers] = await newMembers(db, 3 + WRITERS);
  if (!reader || !newcomer || !author) throw new Error("There are no members to write.");
  const random = seededRandom(8);
  const written = { contentNotes: [], anonymous: false, requestKey: null, nowMs: Date.now() } as const;
  const opening = taken(
    await startThread(db, {
      ...{ ...written, actor: author.member, kind: "experience", title: "Everything at once" },
      ...{ ending: "moved", timeSince: "1-6-months", hope: "just-listen", audience: "everyone" },
      body: sampleOpening(random),
    }),
  );
  const { threadId } = opening;
  const posts = [opening.id];
  let before = "";
  for (let at = 0; at < POSTS_PER_PAGE; at++) {
    const writer = at === 2 ? reader : writers[at % WRITERS];
    const mentioned = at % 4 === 3 ? reader : writers[(at + 1) % WRITERS];
    const body = `${sampleReply(random)}\n\nI thought of you, @${mentioned?.member.handle}.`;
    const reply: SubmitPost = {
      ...{ ...written, actor: (writer ?? author).member, threadId, body },
      ...{
        quotedPostId: posts.at(-1) ?? null,
        quotedText: at % 2 === 0 ? "" : (before.split(". ")[0] ?? ""),
      },
      anonymous: at % 5 === 4,
    };
    posts.push(taken(await submitPost(db, reply)).id);
    before = body;
  }
  await giveGestures(db, [reader, author, ...writers], posts);
  await hideWords(db, reader.member, { words: unlikelyWords(), fromVersion: 0 });
  await watchOthers(db, reader, threadId);
  const place = { accountId: reader.member.id, threadId };
  return {
    path: `/threads/${threadId}/everything-at-once`,
    reader,
    newcomer,
    async unread() {
      await setFollowing(db, { ...place, stance: "watching", readPosition: 0 });
      await db
        .updateTable("following")
        .set({ readPosition: READ_UP_TO })
        .where("accountId", "=", place.accountId)
        .where("threadId", "=", threadId)
        .execute();
    },
  };
}

function taken<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`The sample thread was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Of everybody for every post that is not their own. */
async function giveGestures(db: Db, members: readonly SignedIn[], posts: readonly string[]): Promise<void> {
  for (const { member } of members)
    for (const postId of posts)
      for (const kind of GESTURE_SLUGS)
        await changeGesture(db, { actor: member, postId, kind, act: "give", nowMs: Date.now() });
}

/** Words and phrases that stand in no text of the sample, so that every text is read to its end. */
const unlikelyWords = (): string =>
  Array.from({ length: HIDDEN_LINES }, (_, at) =>
    at % 3 === 0 ? `zeppelin${at} canal` : `zeppelin${at}`,
  ).join("\n");

async function watchOthers(db: Db, { member }: SignedIn, threadId: string): Promise<void> {
  const threads = await db
    .selectFrom("thread")
    .select("id")
    .where("id", "!=", threadId)
    .where("lastPosition", ">", 0)
    .limit(OTHERS_WATCHED)
    .execute();
  for (const { id } of threads)
    await setFollowing(db, { accountId: member.id, threadId: id, stance: "watching", readPosition: 0 });
}
