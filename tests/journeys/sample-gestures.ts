import type { Member } from "#app/domain/actor.ts";
import { GESTURE_SLUGS, type Gesture } from "#app/domain/gesture.ts";
import { changeGesture } from "#app/workflows/give-gesture.ts";
import { getArticle } from "#db/queries/articles.ts";
import type { Db } from "#db/schema.ts";
import { aReply, aThread } from "#tests/support/people.ts";

type People = Record<"author" | "member" | "moderator" | "admin", Member>;

/** A thread about a section of the article, with comments beside it, that others found kind words for. Returns its id. */
export async function threadWithGestures(db: Db, people: People): Promise<string> {
  const { author, member, moderator, admin } = people;
  const nowMs = Date.now() - 3 * 60 * 60 * 1000;
  const thread = await aThread(db, author, {
    ...{ title: "What I do on Tuesdays now", section: "self-care", nowMs },
    body: "I kept the hour. I put on my coat at six and walk to the canal and back, whatever the weather.\n\nSome weeks I cry on the way home. It still is the best hour of the week.",
  });
  const reply = await aReply(db, member, thread.threadId, {
    ...{ body: "I tried this tonight. It rained, and it was good.", nowMs: nowMs + 1 },
  });
  const article = await getArticle(db, null);
  const comment = await aReply(db, author, article?.threadId ?? "", {
    ...{ body: "Toast at the usual time. It sounds like nothing, and it held me up.", section: "self-care" },
    nowMs: nowMs + 2,
  });
  await aReply(db, member, article?.threadId ?? "", {
    ...{
      body: "I want to say something about that evening.",
      contentNotes: ["self-harm"],
      section: "self-care",
    },
    nowMs: nowMs + 3,
  });
  await aThread(db, author, { title: "About a part that is gone", section: "gone", nowMs: nowMs + 4 });

  const give = (actor: Member, postId: string, kind: Gesture, way?: string) =>
    changeGesture(db, { actor, postId, kind, act: "give", way, nowMs });
  for (const kind of GESTURE_SLUGS) await give(moderator, thread.id, kind);
  await give(admin, thread.id, "hear-you");
  await give(member, thread.id, "same-here");
  await give(member, thread.id, "helped");
  await give(admin, comment.id, "helped", "self-care");
  await give(author, reply.id, "helped", "talk");
  return thread.threadId;
}
