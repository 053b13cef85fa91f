import type { Actor } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import { denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { accountById, moderatorsBesides } from "#db/queries/accounts.ts";
import { insertAct } from "#db/queries/record.ts";
import { releaseClaims, setItem } from "#db/queries/reviews.ts";
import { insertStaffNote } from "#db/queries/staff-notes.ts";
import type { Db } from "#db/schema.ts";
import { itemFor, type OnItem } from "./item-for.ts";
import type { Refusal } from "./refusal.ts";

/** Leaves a note with an item, for colleagues alone. */
export function noteOnItem(db: Db, input: OnItem & { body: string }): Promise<Result<null, Refusal>> {
  const { itemId, body, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const found = await itemFor(tx, input);
    if (!found.ok) return found;
    const writerId = found.value.moderator.id;
    await insertStaffNote(tx, { subjectKind: "item", subjectId: itemId, writerId, body, createdAtMs: nowMs });
    return ok(null);
  });
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
  await insertStaffNote(db, { ...about, writerId, body, createdAtMs: nowMs });
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
  await insertStaffNote(db, { ...about, writerId, body, createdAtMs: nowMs });
  await releaseClaims(db, writerId, null);
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
    const colleagues = await moderatorsBesides(tx, [moderator.id, item.post.authorId], nowMs);
    const asked = of === ANYBODY ? ANYBODY : colleagues.find(({ handle }) => handle === of)?.id;
    if (asked === undefined) return err(denied("not-now"));
    const free = item.claimedBy === moderator.id ? { claimedBy: null, claimedUntilMs: null } : {};
    await setItem(tx, itemId, { opinionOf: asked, opinionBy: moderator.id, ...free });
    const about = { subjectKind: "item", subjectId: itemId } as const;
    await insertStaffNote(tx, { ...about, writerId: moderator.id, body: note, createdAtMs: nowMs });
    await insertAct(tx, {
      ...{ atMs: nowMs, actorId: moderator.id, act: "ask-opinion", itemId },
      ...{ subjectKind: "post", subjectId: item.post.id },
    });
    return ok({ itemId });
  });
}
