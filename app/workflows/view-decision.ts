import { isAuthor, type Member } from "#app/domain/actor.ts";
import { APPEAL_WITHIN_MS, decisionsOn, earlierEnds } from "#app/domain/appeal.ts";
import type { AppealLine, AppealView, DecisionView, DeskAppealView } from "#app/domain/decision-views.ts";
import { postLink } from "#app/domain/paths.ts";
import { can } from "#app/domain/permissions.ts";
import { isNoticed } from "#app/domain/screening/finding.ts";
import { renderMarkdown } from "#app/render/markdown.ts";
import { handlesOf } from "#db/queries/accounts.ts";
import { type AppealRow, appealMessages, appealOfAct, getAppeal, openAppeals } from "#db/queries/appeals.ts";
import { getPost } from "#db/queries/posts.ts";
import { actsOf, actsOn } from "#db/queries/record.ts";
import { getItem } from "#db/queries/reviews.ts";
import { screeningsOn } from "#db/queries/screenings.ts";
import { getThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { appealFacts } from "./appeals.ts";
import { changeableOf } from "./carry-out-appeal.ts";
import { type Decision, decisionById } from "./decision-by-id.ts";
import { guidelineView } from "./present-posts.ts";
import { presentRecord } from "./present-record.ts";

/** The statement of reasons for whom it is about, with their appeal; null for everyone else and before it is told. */
export async function viewDecision(
  db: Db,
  viewer: Member,
  { actId, nowMs }: { actId: string; nowMs: number },
): Promise<DecisionView | null> {
  const found = await decisionById(db, actId);
  // A second notice is read with the first one.
  const decision = found?.ofActId ? await decisionById(db, found.ofActId) : found;
  if (!decision || !isAuthor(viewer, decision.accountId)) return null;
  if (!can(viewer, "read-decision", { ...decision, nowMs }).allowed) return null;
  const appeal = await appealOfAct(db, decision.id);
  const mayAppeal = can(viewer, "appeal", { ...decision, nowMs }).allowed;
  return {
    ...(await presentDecision(db, viewer, decision)),
    appeal: appeal ? await presentAppeal(db, viewer, appeal, { decision, nowMs }) : null,
    appealUntilMs: !appeal && mayAppeal ? decision.atMs + APPEAL_WITHIN_MS : null,
  };
}

/** The other name that whoever it is about stands under there, if any. */
async function aliasOver(db: Db, { subjectKind, subjectId }: Decision): Promise<string | null> {
  if (subjectKind === "thread") return (await getThread(db, subjectId))?.openingAlias ?? null;
  return subjectKind === "post" ? ((await getPost(db, subjectId))?.alias ?? null) : null;
}

/**
 * Whether software had pointed out the post that was decided about, or for which somebody was. Of a decision about a
 * person that came from words under an alias nobody else learns anything: null.
 */
async function whatSoftwareDid(
  db: Db,
  viewer: Member,
  { itemId, subjectKind, accountId, atMs }: Decision,
): Promise<boolean | null> {
  if (itemId === null) return false;
  if (subjectKind === "account" && !isAuthor(viewer, accountId)) {
    const item = await getItem(db, itemId);
    if (item && item.post.alias !== null) return null;
  }
  // A post can wait for its author's sake alone, with nothing found in it.
  return (await screeningsOn(db, itemId)).some((found) => found.createdAtMs <= atMs && isNoticed(found));
}

async function presentDecision(
  db: Db,
  viewer: Member,
  decision: Decision,
): Promise<DeskAppealView["decision"]> {
  const { id, act, atMs, reason, snapshot, subjectKind, subjectId, untilMs } = decision;
  return {
    ...{ id, act, atMs, reason, untilMs },
    guideline: guidelineView(decision.guideline),
    html: snapshot === null ? null : renderMarkdown(snapshot),
    path:
      subjectKind === "post"
        ? postLink(subjectId)
        : subjectKind === "thread"
          ? `/threads/${subjectId}`
          : null,
    softwareNoticed: await whatSoftwareDid(db, viewer, decision),
    later: (await actsOf(db, id)).map((line) => ({
      ...{ id: line.id, act: line.act, atMs: line.atMs, reason: line.reason, untilMs: line.untilMs },
      automated: line.automated === 1,
      guideline: guidelineView(line.guideline),
    })),
  };
}

async function presentAppeal(
  db: Db,
  viewer: Member,
  appeal: AppealRow,
  { decision, nowMs }: { decision: Decision; nowMs: number },
): Promise<AppealView> {
  const facts = await appealFacts(db, appeal, { decision, by: viewer, nowMs });
  const messages = await appealMessages(db, appeal.id);
  return {
    ...{ id: appeal.id, version: appeal.version, status: appeal.status },
    messages: messages.map(({ createdAtMs, id, side, body }) => ({ id, side, body, atMs: createdAtMs })),
    canWrite: can(viewer, "write-in-appeal", facts).allowed,
  };
}

/** An appeal for a moderator, with the original text and the whole record; null where it is not theirs to read. */
export async function viewAppeal(
  db: Db,
  viewer: Member,
  { appealId, nowMs }: { appealId: string; nowMs: number },
): Promise<DeskAppealView | null> {
  const appeal = await getAppeal(db, appealId);
  const decision = appeal && (await decisionById(db, appeal.actId));
  if (!appeal || !decision || isAuthor(viewer, appeal.accountId)) return null;
  const facts = await appealFacts(db, appeal, { decision, by: viewer, nowMs });
  const handles = await handlesOf(db, [appeal.accountId, appeal.assignedTo]);
  const alias = await aliasOver(db, decision);
  const decides = can(viewer, "decide-appeal", facts);
  const changeable = await changeableOf(db, decision, nowMs);
  return {
    ...(await presentAppeal(db, viewer, appeal, { decision, nowMs })),
    decision: await presentDecision(db, viewer, decision),
    appellant: alias ?? handles.get(appeal.accountId) ?? null,
    assignedTo: appeal.assignedTo === viewer.id ? "you" : (handles.get(appeal.assignedTo ?? "") ?? null),
    decisions: decides.allowed ? decisionsOn(changeable) : [],
    changeable,
    endsInDays: earlierEnds(changeable, nowMs),
    nobodyElse: facts.otherModerators === 0,
    adminsOnly: !decides.allowed && decides.reason === "above-you",
    ownDecision: isAuthor(viewer, decision.actorId),
    record: await presentRecord(db, await actsOn(db, [decision.subjectId]), { withoutItems: true }),
  };
}

/** Open appeals for the desk, the oldest first, at most 100. */
export async function listAppeals(db: Db, viewer: Member): Promise<AppealLine[]> {
  const rows = await openAppeals(db, { notBy: viewer.id, limit: 100 });
  const handles = await handlesOf(
    db,
    rows.map(({ assignedTo }) => assignedTo),
  );
  return rows.map(({ id, act, openedAtMs, assignedTo, deciderId, subjectKind, accountId, role }) => ({
    ...{ id, act, openedAtMs },
    adminsOnly: subjectKind === "account" && !can(viewer, "sanction", { accountId, role }).allowed,
    assignedTo: assignedTo === viewer.id ? "you" : (handles.get(assignedTo ?? "") ?? null),
    ownDecision: deciderId === viewer.id,
  }));
}
