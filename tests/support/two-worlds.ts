import type { Member } from "#app/domain/actor.ts";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { muteAuthor } from "#app/workflows/mute.ts";
import type { Db } from "#db/schema.ts";
import { aDecision, aMember, aReply, aReport, aThread } from "./people.ts";

/** Who wrote what is anonymous: the person whose named posts stand everywhere, or somebody else. */
export const BEHIND = ["the-one-with-posts", "the-quiet-one"] as const;
export type Behind = (typeof BEHIND)[number];

const NOW_MS = Date.UTC(2026, 2, 1);
const HIDDEN = { anonymous: true } as const;

/**
 * Two forums that differ in one thing only: which account is behind the anonymous posts. Whoever can tell them apart
 * can join a post to its author. `ids` and `aliases` come in the same order in both, so that what is random can be
 * given the same names before the two are compared.
 */
export async function aWorld(db: Db, behind: Behind) {
  let minutes = 0;
  const later = () => NOW_MS + ++minutes * 60_000;
  const named = await aMember(db, "inkandrain");
  const quiet = await aMember(db, "mossandtea");
  const member = await aMember(db, "tuesdayfour");
  const muting = await aMember(db, "oatgrass");
  const moderator = await aMember(db, "wren-in-reeds", "moderator");
  const admin = await aMember(db, "linden", "admin");
  await db.updateTable("account").set({ createdAtMs: NOW_MS }).execute();
  const hidden: Member = behind === "the-one-with-posts" ? named : quiet;

  const open = await aThread(db, named, { title: "Under a name", nowMs: later() });
  const secret = await aThread(db, hidden, {
    ...HIDDEN,
    title: "Under none",
    hope: "just-listen",
    nowMs: later(),
  });
  const theirs = await aThread(db, member, { title: "By a third", nowMs: later() });
  const reply = (author: Member, threadId: string, more: object = {}) =>
    aReply(db, author, threadId, { body: `Reply ${minutes}.`, nowMs: later(), ...more });
  const inOwn = await reply(hidden, open.threadId, HIDDEN);
  const both = [
    await reply(named, theirs.threadId),
    await reply(hidden, theirs.threadId, HIDDEN),
    await reply(hidden, theirs.threadId, { ...HIDDEN, contentNotes: ["death"] }),
  ];
  const starter = [await reply(hidden, secret.threadId, HIDDEN), await reply(named, secret.threadId)];
  const quoting = [
    await reply(member, secret.threadId, { quotedPostId: secret.id }),
    await reply(member, theirs.threadId, { quotedPostId: both[1]?.id }),
    await reply(named, open.threadId, { quotedPostId: inOwn.id }),
  ];
  const edited = await reply(hidden, theirs.threadId, HIDDEN);
  await editPost(db, {
    actor: hidden,
    postId: edited.id,
    body: "Reply, edited.",
    contentNotes: [],
    heading: null,
    fromRevision: 1,
    nowMs: later(),
  });
  const withdrawn = await reply(hidden, theirs.threadId, HIDDEN);
  await withdrawPost(db, { actor: hidden, postId: withdrawn.id, nowMs: later() });
  const removed = await reply(hidden, theirs.threadId, HIDDEN);
  const removing = { act: "remove", guideline: 4, reason: "It names a clinic." } as const;
  const removal = await aDecision(db, removed.id, { ...removing, nowMs: later() });
  const members = await aThread(db, hidden, {
    ...HIDDEN,
    title: "For members",
    audience: "members",
    nowMs: later(),
  });
  const letter = await aThread(db, hidden, { ...HIDDEN, kind: "letter", title: "Dear M.", nowMs: later() });
  const question = await aThread(db, hidden, {
    ...HIDDEN,
    kind: "question",
    title: "One more",
    nowMs: later(),
  });
  await aReport(db, member, both[1]?.id ?? "", { nowMs: later() });
  await aReport(db, member, both[0]?.id ?? "", { nowMs: later() });
  // Whoever mutes the name must not find the aliases folded, nor the reverse: that would join them.
  await muteAuthor(db, { actor: muting, postId: both[0]?.id ?? "", act: "mute", nowMs: later() });
  await muteAuthor(db, { actor: muting, postId: starter[0]?.id ?? "", act: "mute", nowMs: later() });
  const items = await db.selectFrom("reviewItem").select("id").orderBy("openedAtMs").execute();

  const posts = [open, secret, theirs, inOwn, ...both, ...starter, ...quoting, edited, withdrawn, removed];
  const shared = [members, letter, question];
  const article = await db.selectFrom("thread").select("id").where("kind", "=", "article").execute();
  const aliases = await db
    .selectFrom("post")
    .select(["threadId", "alias"])
    .where("alias", "is not", null)
    .orderBy("createdAtMs")
    .execute();
  return {
    viewers: { member, muting, moderator, admin },
    hidden,
    /** Anonymous, and the first item is about it. */
    removed: removed.id,
    posts: [...posts, ...shared].map(({ id }) => id),
    threads: [
      ...[open, secret, theirs, ...shared].map(({ threadId }) => threadId),
      ...article.map(({ id }) => id),
    ],
    items: [...items.map(({ id }) => id), removal.itemId],
    aliases: aliases.map(({ alias }) => alias ?? ""),
    /** Whether chance has drawn one alias in two threads: nothing here can tell them apart then. */
    hasTwins:
      countOf(aliases.map(({ alias }) => alias)) < countOf(aliases.map((row) => Object.values(row).join())),
  };
}
export type World = Awaited<ReturnType<typeof aWorld>>;

const countOf = (list: readonly unknown[]): number => new Set(list).size;
