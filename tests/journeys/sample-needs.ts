import type { Member } from "#app/domain/actor.ts";
import { reportPost } from "#app/workflows/report-post.ts";
import type { Db } from "#db/schema.ts";
import { aReply, aThread } from "#tests/support/people.ts";

/** Threads whose authors say what they need, choose who reads, or hide their name. Fictional, as all sample text. */
export async function needsThreads(
  db: Db,
  { author, member }: Record<"author" | "member", Member>,
  nowMs: number,
) {
  const at = { nowMs };
  const hidden = await aThread(db, author, {
    ...at,
    title: "The last session was by phone",
    body: "I had written down what I wanted to say. Then the line was bad, and we were both polite.",
    ending: "ran-out",
    timeSince: "6-12-months",
    hope: "just-listen",
    contentNotes: ["death", "therapist-misconduct"],
    anonymous: true,
  });
  await aReply(db, member, hidden.threadId, { ...at, body: "I am reading.", anonymous: true });
  const noted = await aReply(db, author, hidden.threadId, {
    ...at,
    body: "Thank you. It is quieter today.",
    contentNotes: ["suicide"],
    anonymous: true,
  });
  await aReply(db, member, hidden.threadId, { ...at, body: "Good that it is.", quotedPostId: noted.id });
  await reportPost(db, { actor: member, postId: hidden.id, reason: "identity", details: "", ...at });
  const item = await db
    .selectFrom("reviewItem")
    .select("id")
    .where("postId", "=", hidden.id)
    .executeTakeFirstOrThrow();

  const letter = await aThread(db, author, {
    ...at,
    kind: "letter",
    title: "Dear M.",
    body: "You never saw the garden. I wanted you to see the garden.",
    audience: "everyone",
    hope: "no-replies",
    ending: null,
  });
  await aThread(db, author, {
    ...at,
    kind: "letter",
    title: "Not for anybody",
    audience: "only-me",
    hope: "no-replies",
  });
  const members = await aThread(db, member, {
    ...at,
    title: "Only among ourselves",
    audience: "members",
    hope: "practical-information",
    timeSince: "not-yet",
    ending: "ending-soon",
  });
  return {
    hidden: `/threads/${hidden.threadId}/the-last-session-was-by-phone`,
    hiddenItem: `/moderation/items/${item.id}`,
    letter: `/threads/${letter.threadId}/dear-m`,
    membersThread: `/threads/${members.threadId}/only-among-ourselves`,
    editHidden: `/posts/${hidden.id}/edit`,
  };
}
