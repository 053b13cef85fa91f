import { renderForThread } from "#app/workflows/render-post.ts";
import { setFollowing } from "#db/queries/following.ts";
import { insertGesture } from "#db/queries/gestures.ts";
import { mutePerson, setHiddenNotes, setHiddenWords } from "#db/queries/hiding.ts";
import { setMentions } from "#db/queries/mentions.ts";
import type { Db } from "#db/schema.ts";
import type { BenchMember } from "./members.ts";

const HIDDEN_WORDS = 10_000;

/**
 * Everything that a thread's page can have, on one thread: every reply quotes the opening post, mentions its reader and
 * was given a gesture; its reader watches it, has muted everybody else of this forum's sample, hides a content note and
 * 10,000 words.
 */
export async function withEverythingOn(
  db: Db,
  threadId: string,
  [reader, ...others]: readonly BenchMember[],
): Promise<void> {
  if (!reader) throw new Error("The bench needs a reader.");
  const nowMs = Date.now();
  const posts = await db
    .selectFrom("post")
    .select(["id", "position", "markdown"])
    .where("threadId", "=", threadId)
    .orderBy("position")
    .execute();
  const [opening] = posts;
  for (const { id, position, markdown } of posts) {
    await insertGesture(db, {
      postId: id,
      accountId: reader.id,
      kind: "helped",
      way: null,
      createdAtMs: nowMs,
    });
    if (position === 0) continue;
    const written = {
      actor: reader,
      markdown: `@${reader.handle} ${markdown}`,
      threadId,
      audience: "everyone",
    } as const;
    const { text } = await renderForThread(db, written);
    await db
      .updateTable("post")
      .set({ ...text, quotedPostId: opening?.id ?? null })
      .where("id", "=", id)
      .execute();
    await setMentions(db, id, [reader.id]);
  }
  await setFollowing(db, { accountId: reader.id, threadId, stance: "watching", readPosition: 1 });
  for (const { id } of others) await mutePerson(db, reader.id, id, nowMs);
  await setHiddenNotes(db, reader.id, '["death"]');
  const words = Array.from({ length: HIDDEN_WORDS }, (_, n) => `unheard${n.toString(36)}`).join("\n");
  await setHiddenWords(db, reader.id, { words, fromVersion: 0 });
}
