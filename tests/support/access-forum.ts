import { openAppeal } from "#app/workflows/appeals.ts";
import { sanctionPerson } from "#app/workflows/sanction-person.ts";
import type { Db } from "#db/schema.ts";
import { anItem, decide, worked } from "./desk.ts";
import { aMember, aReply, aReport, aThread } from "./people.ts";
import { aDraft } from "./secrets-of-drafts.ts";

export type AccessForum = Awaited<ReturnType<typeof anAccessForum>>;

/** A forum with one thing behind every kind of address, and one member in every role. */
export async function anAccessForum(db: Db) {
  const admin = await aMember(db, "linden", "admin");
  const moderator = await aMember(db, "wren-in-reeds", "moderator");
  const author = await aMember(db, "inkandrain");
  const member = await aMember(db, "quiet-heron");
  const banned = await aMember(db, "old-orchard");
  const earlierMs = Date.now() - 120_000;
  const forGood = { kind: "ban", guideline: 1, reason: "Unkind.", endsAtMs: null, itemId: null } as const;
  const bannedModerator = await aMember(db, "lamp-and-ledger", "moderator");
  for (const { id } of [banned, bannedModerator])
    worked(await sanctionPerson(db, { actor: admin, accountId: id, ...forGood, nowMs: earlierMs }));

  const { threadId } = await aThread(db, author);
  const { id: postId } = await aReply(db, author, threadId);
  await aReport(db, member, postId);
  const aliased = await aReply(db, author, threadId, { anonymous: true });
  const itemId = await anItem(db, moderator, aliased.id);
  const removed = await aReply(db, author, threadId);
  const removedItem = await anItem(db, moderator, removed.id);
  const { actId } = worked(await decide(db, moderator, removedItem, "remove", { nowMs: earlierMs }));
  const appealing = { actor: author, actId, body: "Please look again.", nowMs: Date.now() };
  const { appealId } = worked(await openAppeal(db, appealing));
  const owner = { kind: "member", key: author.id } as const;
  const draftId = await aDraft(db, owner, { path: "/article", fields: [["body", "Not yet."]] });
  const month = new Date().toISOString().slice(0, 7);
  const people = { admin, moderator, author, member, banned, "banned moderator": bannedModerator };
  return { people, threadId, postId, itemId, actId, appealId, draftId, month };
}
