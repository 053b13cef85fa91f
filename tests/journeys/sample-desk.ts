import type { Member } from "#app/domain/actor.ts";
import { UNDO_DECISION_MS } from "#app/domain/moderation.ts";
import { openAppeal, writeInAppeal } from "#app/workflows/appeals.ts";
import { addCannedReason } from "#app/workflows/canned-reasons.ts";
import { claimItem } from "#app/workflows/claim-item.ts";
import { makeInvitation } from "#app/workflows/invitations.ts";
import { sanctionPerson } from "#app/workflows/sanction-person.ts";
import { screenWriting } from "#app/workflows/screen-writing.ts";
import { handOverShift, noteOnItem } from "#app/workflows/staff-notes.ts";
import { tellOwner } from "#app/workflows/tell-owner.ts";
import { insertNewcomer } from "#db/queries/newcomers.ts";
import { setProfile } from "#db/queries/profiles.ts";
import type { Db } from "#db/schema.ts";
import { takeStep, worked } from "#tests/support/desk.ts";
import { setAudience } from "#tests/support/headings.ts";
import { aDecision, aMember, aReply, aReport, aThread } from "#tests/support/people.ts";

const HOUR_MS = 60 * 60 * 1000;

const FAREWELL =
  "I have written the letters. By the time anyone reads this I will be gone.\n\nThank you for being kind to me here, all of you. The cat is with my neighbour.";

/** What stands on the desk of the lively forum beside plain reports: every lane, an appeal, a person who is paused. */
export async function sampleDesk(
  db: Db,
  people: Record<"author" | "moderator" | "admin" | "newcomer", Member>,
  nowMs: number,
) {
  const { author, moderator, admin, newcomer } = people;
  const old = { nowMs: nowMs - 2 * HOUR_MS };
  const thread = await aThread(db, author, { title: "The quiet after", body: "It is quiet now.", ...old });
  const screened = async (actor: Member, body: string, anonymous: boolean) => {
    const writing = { actor, title: null, body, audience: "everyone", anonymous, confirmed: true } as const;
    const unlimited = { ask: async () => ({ kind: "not-configured" }) as const, scale: 1_000 };
    const result = await screenWriting(db, { ...writing, ...unlimited, isEdit: false, ...old });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const reply = { body, anonymous, screened: result.value, ...old };
    return aReply(db, actor, thread.threadId, reply);
  };
  const itemOf = async (postId: string) =>
    (await db.selectFrom("reviewItem").select("id").where("postId", "=", postId).executeTakeFirstOrThrow())
      .id;

  const farewell = await screened(author, FAREWELL, true);
  const dangerItem = await itemOf(farewell.id);
  const asked = { actor: admin, itemId: dangerItem, nowMs: nowMs - 4 * 60_000 };
  const assess = { step: "assess", answer: "yes", note: "Letters, and the cat is given away." } as const;
  worked(await takeStep(db, asked, (version) => ({ ...assess, version })));
  await noteOnItem(db, { actor: admin, itemId: dangerItem, body: "I have to leave at ten.", nowMs });
  await handOverShift(db, {
    ...{ actor: admin, nowMs: nowMs - HOUR_MS },
    body: "Quiet evening. Somebody should look at “The quiet after” again at ten.",
  });
  await setProfile(db, newcomer.id, { about: "Candles for hard days: ask me anything.", isOff: false });
  const held = await screened(
    newcomer,
    "Buy lovely candles at https://candles.example/shop and feel better. Contact me on candles@example.com.",
    false,
  );
  const heldItem = await itemOf(held.id);
  await claimItem(db, { actor: admin, itemId: heldItem, nowMs });

  const kept = await aThread(db, author, {
    title: "What I could not say on the phone",
    nowMs: nowMs - HOUR_MS,
  });
  await aReport(db, newcomer, kept.id, {
    ...{ reason: "identity", nowMs: nowMs - HOUR_MS },
    details: "The second paragraph has the street in it, and the name of the practice.",
  });
  await setAudience(db, author, kept.id, "only-me");

  const unkind = await aReply(db, newcomer, thread.threadId, { body: "Everyone is so weak here.", ...old });
  await aDecision(db, unkind.id, {
    ...{
      act: "remove",
      guideline: 1,
      reason: "It makes everybody here smaller. You could say what hurts you.",
    },
    ...{ moderator: "orchardgate", nowMs: nowMs - HOUR_MS },
  });
  const removal = await actOn(db, unkind.id, "remove");
  await tellOwner(db, { accountId: newcomer.id, news: "recovered", nowMs: nowMs - HOUR_MS });
  const appealed = { actor: newcomer, actId: removal, nowMs: nowMs - HOUR_MS + 2 * UNDO_DECISION_MS };
  const opened = await openAppeal(db, { ...appealed, body: "I meant myself." });
  const appealId = opened.ok ? opened.value.appealId : "";
  await writeInAppeal(db, {
    ...{ actor: moderator, appealId, nowMs },
    body: "Thank you for telling us. Would you like to write it so that others can hear that?",
  });
  const pause = await sanctionPerson(db, {
    ...{ actor: admin, accountId: newcomer.id, itemId: null, kind: "pause", guideline: 6 },
    reason: "Advertisements, three times. You can write again in a week.",
    ...{ endsAtMs: nowMs + 7 * 24 * HOUR_MS, nowMs: nowMs - HOUR_MS },
  });
  const waits = await aMember(db, "waiting-willow");
  const note = "My therapist retired in the spring. I would like to read the others before I write.";
  await insertNewcomer(db, { accountId: waits.id, reason: "approval", note, createdAtMs: nowMs - HOUR_MS });
  const watched = await aMember(db, "second-sparrow");
  await insertNewcomer(db, { accountId: watched.id, reason: "watched", note: "", createdAtMs: nowMs });
  await makeInvitation(db, { actor: moderator, uses: 5, days: 14, nowMs });
  await addCannedReason(db, {
    ...{ actor: admin, act: "remove", guideline: 4, nowMs },
    body: "Your post names [whom]. You can post it again with an initial in place of the name.",
  });
  return {
    dangerItem: `/moderation/items/${dangerItem}`,
    heldItem: `/moderation/items/${heldItem}`,
    privateItem: `/moderation/items/${await itemOf(kept.id)}`,
    appeal: `/moderation/appeals/${appealId}`,
    ownDecision: `/decisions/${removal}`,
    ownPause: `/decisions/${pause.ok ? pause.value.actId : ""}`,
    posted: `/posts/${farewell.id}/care/now`,
    pausedThread: `/threads/${thread.threadId}`,
    pausedPerson: `/moderation/people/${encodeURIComponent(newcomer.handle)}`,
  };
}

const actOn = async (db: Db, postId: string, act: "remove"): Promise<string> =>
  (
    await db
      .selectFrom("moderationAct")
      .select("id")
      .where("subjectId", "=", postId)
      .where("act", "=", act)
      .executeTakeFirstOrThrow()
  ).id;
