import type { Actor, Member } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import { denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { accountById } from "#db/queries/accounts.ts";
import { insertAct } from "#db/queries/record.ts";
import { type ItemRow, releaseClaims, setItem } from "#db/queries/reviews.ts";
import { insertStaffNote, staffNotesOn } from "#db/queries/staff-notes.ts";
import type { Db } from "#db/schema.ts";
import { colleaguesOn } from "./colleagues.ts";
import { itemFor, type OnItem } from "./item-for.ts";
import type { Refusal } from "./refusal.ts";

/** Leaves a note with an item, for colleagues alone. */
export function noteOnItem(db: Db, input: OnItem & { body: string }): Promise<Result<null, Refusal>> {
  const { itemId, body, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const found = await itemFor(tx, input);
    if (!found.ok) return found;
    const writerId = found.value.moderator.id;
    await leaveNote(tx, { subjectKind: "item", subjectId: itemId, writerId, body, createdAtMs: nowMs });
    return ok(null);
  });
}

/** Within this time the same words are the same press a second time. */
const PRESSED_TWICE_MS = 60_000;

/** Writes a note down, unless it was just written; says whether it did. */
async function leaveNote(db: Db, note: Parameters<typeof insertStaffNote>[1]): Promise<boolean> {
  const { subjectKind, subjectId, writerId, body, createdAtMs } = note;
  const sinceMs = createdAtMs - PRESSED_TWICE_MS;
  const lately = await staffNotesOn(db, { subjectKind, subjectId, sinceMs });
  if (lately.some((one) => one.writerId === writerId && one.body === body)) return false;
  await insertStaffNote(db, note);
  return true;
}

/** Leaves a note about a person. Nobody reads or writes one about themselves. */
export async function noteOnPerson(
  db: Db,
  { actor, accountId, body, nowMs }: { actor: Actor; accountId: string; body: string; nowMs: number },
): Promise<Result<null, Refusal>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  const writerId = moderator.value.id;
  if (writerId === accountId || !(await accountById(db, accountId))) return err(denied("not-found"));
  const about = { subjectKind: "account", subjectId: accountId } as const;
  await leaveNote(db, { ...about, writerId, body, createdAtMs: nowMs });
  return ok(null);
}

/** Hands the shift over: a note that everyone on the desk reads first, and whatever one had is free again. */
export async function handOverShift(
  db: Db,
  { actor, body, nowMs }: { actor: Actor; body: string; nowMs: number },
): Promise<Result<null, Refusal>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  const writerId = moderator.value.id;
  const about = { subjectKind: "shift", subjectId: "" } as const;
  await leaveNote(db, { ...about, writerId, body, createdAtMs: nowMs });
  await releaseClaims(db, writerId);
  return ok(null);
}

/** Whom a second opinion may be asked of: a colleague by name, or anybody else. No name is one letter. */
export const ANYBODY = "*";

/** Hands an item to a colleague, or to whoever comes next, with a note; the asker's claim ends. */
export function askOpinion(
  db: Db,
  input: OnItem & { of: string; note: string },
): Promise<Result<{ itemId: string }, Refusal>> {
  const { itemId, of, note, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const found = await itemFor(tx, input);
    if (!found.ok) return found;
    const { item, moderator } = found.value;
    if (item.status !== "open") return err(denied("not-now"));
    const asked = of === ANYBODY ? ANYBODY : await colleagueNamed(tx, of, { item, moderator, nowMs });
    if (asked === undefined) return err(denied("not-now"));
    const free = item.claimedBy === moderator.id ? { claimedBy: null, claimedUntilMs: null } : {};
    await setItem(tx, itemId, { opinionOf: asked, opinionBy: moderator.id, ...free });
    const about = { subjectKind: "item", subjectId: itemId } as const;
    const isNew = await leaveNote(tx, { ...about, writerId: moderator.id, body: note, createdAtMs: nowMs });
    if (!isNew && item.opinionOf === asked && item.opinionBy === moderator.id) return ok({ itemId });
    await insertAct(tx, {
      ...{ atMs: nowMs, actorId: moderator.id, act: "ask-opinion", itemId },
      ...{ subjectKind: "post", subjectId: item.post.id },
    });
    return ok({ itemId });
  });
}

/** The colleague of this name who can be asked about the item. */
async function colleagueNamed(
  tx: Db,
  name: string,
  { item: { post }, moderator, nowMs }: { item: ItemRow; moderator: Member; nowMs: number },
): Promise<string | undefined> {
  if (post.alias !== null) return undefined;
  const colleagues = await colleaguesOn(tx, moderator, post, nowMs);
  return colleagues.find(({ handle }) => handle === name)?.id;
}
