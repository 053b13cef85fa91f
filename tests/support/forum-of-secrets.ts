import type { Member } from "#app/domain/actor.ts";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import type { PostStatus } from "#app/domain/post.ts";
import { type Audience, slugOf } from "#app/domain/thread.ts";
import { inviteFirstAdmin } from "#app/workflows/accounts.ts";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { newPost } from "#app/workflows/store-post.ts";
import { newId } from "#db/identifiers.ts";
import { insertPost } from "#db/queries/posts.ts";
import { insertAct } from "#db/queries/record.ts";
import { insertThread, takePosition } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { aDecision, aMember, aReply, aReport, aThread, SKIPPED } from "./people.ts";
import { DRAFT_SECRETS, someDrafts } from "./secrets-of-drafts.ts";
import { listEverything, SECRETS_OF_GESTURES } from "./secrets-of-gestures.ts";
import { QUOTE_SECRETS, quotesAndVersions } from "./secrets-of-quotes.ts";
import { DESK_SECRETS, deskSecrets } from "./secrets-of-the-desk.ts";

export const VIEWERS = ["guest", "member", "author", "moderator", "admin"] as const;
export type Viewer = (typeof VIEWERS)[number];

const NOBODY: readonly Viewer[] = [];
const TEAM: readonly Viewer[] = ["moderator", "admin"];
const AUTHOR_AND_TEAM: readonly Viewer[] = ["author", ...TEAM];

/**
 * Every word stands in one text only, and here is who may come upon it. Titles are of two words, so that their slugs
 * have them too.
 */
export const SECRETS: Record<string, readonly Viewer[]> = {
  // What everyone reads: without these, a forum that shows nothing would pass.
  publishedword: VIEWERS,
  publishedtitle: VIEWERS,
  replyword: VIEWERS,

  removedword: AUTHOR_AND_TEAM,
  reasonword: AUTHOR_AND_TEAM,
  withdrawnword: ["author"],
  heldword: AUTHOR_AND_TEAM,
  declinedword: AUTHOR_AND_TEAM,
  declinedreason: AUTHOR_AND_TEAM,
  editedawayword: AUTHOR_AND_TEAM,
  editedawaytitle: AUTHOR_AND_TEAM,

  removedopening: AUTHOR_AND_TEAM,
  removedtitle: AUTHOR_AND_TEAM,
  withdrawnopening: ["author"],
  withdrawntitle: ["author"],
  heldopening: AUTHOR_AND_TEAM,
  heldtitle: AUTHOR_AND_TEAM,

  membersopening: ["member", ...AUTHOR_AND_TEAM],
  memberstitle: ["member", ...AUTHOR_AND_TEAM],
  membersreply: ["member", ...AUTHOR_AND_TEAM],
  onlymeopening: ["author"],
  onlymetitle: ["author"],

  detailsword: TEAM,
  "reporting-robin": TEAM,
  "deciding-owl": TEAM,
  ...DRAFT_SECRETS,
  ...DESK_SECRETS,
  "argon2id-hash-of-somebody": NOBODY,
  ...QUOTE_SECRETS,
  ...SECRETS_OF_GESTURES,
};

type Story = { title: string; body: string; audience?: Audience; status?: PostStatus };

/** A thread of any audience, whose opening post stands anyhow. */
async function insertStory(
  db: Db,
  author: Member,
  { title, body, audience = "everyone", status = "published" }: Story,
) {
  const threadId = newId();
  const nowMs = Date.now();
  const times = { createdAtMs: nowMs, lastActivityAtMs: nowMs };
  const thread = {
    id: threadId,
    kind: "experience",
    title,
    slug: slugOf(title),
    ending: "money",
    timeSince: null,
    hope: null,
    audience,
  } as const;
  await insertThread(db, {
    ...thread,
    authorId: author.id,
    locked: 0,
    lockedUntilMs: null,
    lockReason: null,
    narrowedFrom: null,
    ...{ splitFromId: null, splitFromPosition: null },
    lastPosition: 0,
    replyCount: 0,
    ...times,
  });
  const post = newPost({
    threadId,
    authorId: author.id,
    position: 0,
    body,
    quotedPostId: null,
    requestKey: null,
    nowMs,
  });
  await insertPost(db, { ...post, status });
  return { threadId, id: post.id };
}

async function insertReply(db: Db, author: Member, threadId: string, body: string, status: PostStatus) {
  const nowMs = Date.now();
  const position = (await takePosition(db, { threadId, shown: true, nowMs })) ?? Number.NaN;
  const post = newPost({
    threadId,
    authorId: author.id,
    position,
    body,
    quotedPostId: null,
    requestKey: null,
    nowMs,
  });
  await insertPost(db, { ...post, status });
  return post.id;
}

/** A forum in which every state a text can be in occurs once, beside what else must never be shown. */
export async function aForumOfSecrets(db: Db) {
  const nowMs = Date.now();
  const author = await aMember(db, "inkandrain");
  const member = await aMember(db, "quiet-heron");
  const reporter = await aMember(db, "reporting-robin");
  const remove = { act: "remove", guideline: 4, moderator: "deciding-owl" } as const;
  const invitation = await inviteFirstAdmin(db, nowMs);
  const moderator = await aMember(db, "wren-in-reeds", "moderator");
  const admin = await aMember(db, "linden", "admin");
  await db.updateTable("account").set({ passwordHash: "argon2id-hash-of-somebody" }).execute();

  const open = await aThread(db, author, { title: "Editedawaytitle", body: "Publishedword." });
  const retitled = { ...SKIPPED, title: "Publishedtitle", ending: "money" } as const;
  await editPost(db, {
    actor: author,
    postId: open.id,
    body: "Publishedword, still.",
    heading: retitled,
    contentNotes: [],
    fromRevision: 1,
    nowMs,
  });
  const removed = await aReply(db, author, open.threadId, { body: "Removedword." });
  const withdrawn = await aReply(db, author, open.threadId, { body: "Withdrawnword." });
  const edited = await aReply(db, author, open.threadId, { body: "Editedawayword." });
  await aReply(db, member, open.threadId, { body: "Replyword.", quotedPostId: removed.id });
  await aReply(db, member, open.threadId, { body: "Another.", quotedPostId: withdrawn.id });
  await editPost(db, {
    actor: author,
    postId: edited.id,
    body: "Now calm.",
    heading: null,
    contentNotes: [],
    fromRevision: 1,
    nowMs,
  });
  await aReport(db, reporter, removed.id, { details: "Detailsword." });
  const { itemId } = await aDecision(db, removed.id, { ...remove, reason: "Reasonword." });
  await withdrawPost(db, { actor: author, postId: withdrawn.id, nowMs });
  await aReport(db, reporter, edited.id, { details: "Detailsword, again." });

  const held = await insertReply(db, author, open.threadId, "Heldword.", "held");
  const declined = await insertReply(db, author, open.threadId, "Declinedword.", "declined");
  const decline = { act: "decline", subjectKind: "post", fromState: "held", toState: "declined" } as const;
  const decided = { itemId: null, guideline: 2, reason: "Declinedreason.", snapshot: "Declinedword." };
  const told = { atMs: nowMs - 2 * UNDO_DECISION_MS, actorId: moderator.id };
  const actId = await insertAct(db, { ...told, subjectId: declined, ...decline, ...decided });
  const [openItem] = await db.selectFrom("reviewItem").select("id").where("postId", "=", edited.id).execute();
  const desk = await deskSecrets(db, {
    ...{ author, moderator, itemId: openItem?.id ?? "", actId },
    nowMs: told.atMs,
  });

  const gone = {
    removed: await insertStory(db, author, { title: "Removedtitle here", body: "Removedopening." }),
    withdrawn: await insertStory(db, author, { title: "Withdrawntitle here", body: "Withdrawnopening." }),
  };
  const replies = [
    await aReply(db, member, gone.removed.threadId, { quotedPostId: gone.removed.id }),
    await aReply(db, member, gone.withdrawn.threadId, { quotedPostId: gone.withdrawn.id }),
  ];
  await aDecision(db, gone.removed.id, { ...remove, reason: "Reasonword, too." });
  await withdrawPost(db, { actor: author, postId: gone.withdrawn.id, nowMs });
  const stories = [
    gone.removed,
    gone.withdrawn,
    await insertStory(db, author, { title: "Heldtitle here", body: "Heldopening.", status: "held" }),
    await insertStory(db, author, {
      title: "Memberstitle here",
      body: "Membersopening.",
      audience: "members",
    }),
    await insertStory(db, author, { title: "Onlymetitle here", body: "Onlymeopening.", audience: "only-me" }),
  ];
  const membersOnly = stories[3]?.threadId ?? "";
  const membersReply = await aReply(db, member, membersOnly, { body: "Membersreply." });

  await listEverything(db, { heard: open.id, people: [member, reporter] });

  const quoted = await quotesAndVersions(db, { author, member });
  const hers = await insertStory(db, member, { title: "Hers alone", body: "One.", audience: "only-me" });
  const drafts = await someDrafts(db, { author, hiddenThreadId: hers.threadId });
  const posts = [open, removed, withdrawn, edited, ...replies, ...stories, membersReply].map(({ id }) => id);
  return {
    members: { member, author, moderator, admin },
    threads: [open.threadId, quoted.threadId, ...stories.map(({ threadId }) => threadId)],
    posts: [...posts, ...quoted.posts, held, declined],
    itemIds: [itemId, openItem?.id ?? ""],
    ...desk,
    drafts: drafts.ids,
    /** Never shown to anybody, in whatever case. */
    keys: [invitation ?? "", drafts.token, drafts.hash],
  };
}
