import { openAppeal } from "#app/workflows/appeals.ts";
import { addCannedReason } from "#app/workflows/canned-reasons.ts";
import { makeInvitation } from "#app/workflows/invitations.ts";
import { insertNewcomer } from "#db/queries/newcomers.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";
import { aDesk, anItem, decide, MINUTE_MS, NOW_MS, sanction, worked } from "./desk.ts";
import { aMember, aReply } from "./people.ts";

export const LATER_MS = NOW_MS + 2 * MINUTE_MS;

export type Everything = Awaited<ReturnType<typeof aDeskWithEverything>>;

/** A desk with one of everything that can be worked on, all of it by or about the author of one thread. */
export async function aDeskWithEverything(db: Db) {
  const desk = await aDesk(db);
  const { author, colleague, moderator, reply, threadId } = desk;
  const admin = await aMember(db, "old-orchard", "admin");
  const otherAdmin = await aMember(db, "lamp-and-ledger", "admin");
  const newcomer = await aMember(db, "newly-here");
  await insertNewcomer(db, { accountId: newcomer.id, reason: "approval", note: "", createdAtMs: NOW_MS });

  const itemId = await anItem(db, colleague, reply.id);
  const aliased = await aReply(db, author, threadId, { anonymous: true, nowMs: NOW_MS });
  const aliasedItemId = await anItem(db, colleague, aliased.id);
  const fresh = await aReply(db, author, threadId, { nowMs: NOW_MS });
  const gone = await aReply(db, author, threadId, { nowMs: NOW_MS });
  const { actId } = worked(await decide(db, colleague, await anItem(db, colleague, gone.id), "remove"));
  const other = await aReply(db, author, threadId, { nowMs: NOW_MS });
  const otherAct = worked(await decide(db, colleague, await anItem(db, colleague, other.id), "remove"));
  const appeal = { actor: author, actId: otherAct.actId, body: "Please look again.", nowMs: LATER_MS };
  const { appealId } = worked(await openAppeal(db, appeal));
  worked(await sanction(db, colleague, author.id, { kind: "reviewed-first" }));
  const [held] = await sanctionsOf(db, author.id);

  const canned = { act: "remove", guideline: 1, body: "Please be kind.", nowMs: NOW_MS };
  worked(await addCannedReason(db, { actor: moderator, ...canned }));
  const { id: cannedId } = await db.selectFrom("cannedReason").select("id").executeTakeFirstOrThrow();
  worked(await makeInvitation(db, { actor: moderator, uses: 1, days: 1, nowMs: NOW_MS }));
  const { id: invitationId } = await db.selectFrom("joinInvitation").select("id").executeTakeFirstOrThrow();
  return {
    ...{ ...desk, admin, otherAdmin, itemId, aliasedItemId, freshId: fresh.id, goneActId: actId },
    ...{ appealId, sanctionId: held?.id ?? "", cannedId, invitationId },
  };
}
