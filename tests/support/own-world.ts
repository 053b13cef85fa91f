import type { Member } from "#app/domain/actor.ts";
import { openAppeal, writeInAppeal } from "#app/workflows/appeals.ts";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { hideNotes, hideWords } from "#app/workflows/choose-hiding.ts";
import { chooseToFollow } from "#app/workflows/follow-thread.ts";
import { changeGesture } from "#app/workflows/give-gesture.ts";
import { chooseHiddenThread } from "#app/workflows/hide-thread.ts";
import { muteAuthor } from "#app/workflows/mute.ts";
import { setProfile } from "#db/queries/profiles.ts";
import type { Db } from "#db/schema.ts";
import { aMember, aRemoval, aReply, aReport, aThread } from "./people.ts";
import { aDraft } from "./secrets-of-drafts.ts";

/** Words of one person, each of which must stand in their copy. */
export const OWN_WORDS = [
  ...["owntitle", "ownopening", "ownearlier", "ownearliertitle", "ownalias", "ownwithdrawn", "ownremoved"],
  ...["owndraft", "owndrafttitle", "ownreport", "ownappeal", "ownprofile", "ownhiddenword"],
  ...["reasonforthem", "answerforthem"],
];

/** Words and names of others, none of which may stand in it. */
export const OTHERS_WORDS = [
  ...[
    "theirtitle",
    "theirreply",
    "theirreported",
    "theirdraft",
    "theirreport",
    "theirquoted",
    "theirremoved",
  ],
  ...["notherreason", "windowseat", "tallhedge", "moderating-owl"],
];

/** One person who has done everything once, beside somebody who has, too. */
export async function anOwnWorld(db: Db): Promise<{ person: Member; other: Member; anonymousPost: string }> {
  const nowMs = Date.now();
  const person = await aMember(db, "inkandrain");
  const other = await aMember(db, "windowseat");
  const moderator = await aMember(db, "tallhedge", "moderator");

  const own = await aThread(db, person, { title: "Ownearliertitle", body: "Ownearlier." });
  await editPost(db, {
    ...{ actor: person, postId: own.id, contentNotes: [], fromRevision: 1, nowMs },
    heading: { title: "Owntitle", ending: "money", timeSince: null, hope: null, audience: "everyone" },
    body: `Ownopening <script>alert("1")</script> & 'so' on, @${person.handle}.`,
  });
  const theirs = await aThread(db, other, { title: "Theirtitle", body: "Theirquoted words." });
  const reply = await aReply(db, other, own.threadId, { body: "Theirreply." });
  const quoting = { quotedPostId: theirs.id, quotedText: "Theirquoted words", anonymous: true };
  const anonymous = await aReply(db, person, theirs.threadId, { body: "Ownalias.", ...quoting });
  const withdrawn = await aReply(db, person, theirs.threadId, { body: "Ownwithdrawn." });
  await withdrawPost(db, { actor: person, postId: withdrawn.id, nowMs });

  const removed = await aReply(db, person, theirs.threadId, { body: "Ownremoved." });
  await aRemoval(db, removed.id, "Reasonforthem.");
  const act = await db
    .selectFrom("moderationAct")
    .select("id")
    .where("subjectId", "=", removed.id)
    .where("act", "=", "remove")
    .executeTakeFirstOrThrow();
  const appealed = await openAppeal(db, { actor: person, actId: act.id, body: "Ownappeal.", nowMs });
  const appealId = appealed.ok ? appealed.value.appealId : "";
  await writeInAppeal(db, { actor: moderator, appealId, body: "Answerforthem.", nowMs: nowMs + 1 });

  const reported = await aReply(db, other, own.threadId, { body: "Theirreported." });
  await aReport(db, person, reported.id, { details: "Ownreport." });
  const judged = await aReply(db, other, own.threadId, { body: "Theirremoved." });
  await aReport(db, person, judged.id, { details: "" });
  await aRemoval(db, judged.id, "Notherreason.");
  await aReport(db, other, own.id, { details: "Theirreport." });

  await changeGesture(db, { actor: person, postId: theirs.id, kind: "same-here", act: "give", nowMs });
  await changeGesture(db, { actor: person, postId: theirs.id, kind: "hear-you", act: "give", nowMs });
  await chooseToFollow(db, { actor: person, threadId: theirs.threadId, act: "watch" });
  await chooseHiddenThread(db, { actor: person, threadId: theirs.threadId, act: "hide", nowMs });
  await muteAuthor(db, { actor: person, postId: reply.id, act: "mute", nowMs });
  await setProfile(db, person.id, { about: "Ownprofile.", isOff: false });
  await hideNotes(db, person, ["death"]);
  await hideWords(db, person, { words: "ownhiddenword", fromVersion: 0 });

  const fields = [
    ["title", "Owndrafttitle"],
    ["body", "Owndraft."],
  ] as const;
  await aDraft(db, { kind: "member", key: person.id }, { path: "/letters/new", fields });
  const theirFields = [["body", "Theirdraft."]] as const;
  await aDraft(db, { kind: "member", key: other.id }, { path: "/letters/new", fields: theirFields });
  return { person, other, anonymousPost: anonymous.id };
}
