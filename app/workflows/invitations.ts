import type { Actor } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import type { InvitationView } from "#app/domain/joining-views.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { hashOf, newId, newToken } from "#db/identifiers.ts";
import {
  deleteJoinInvitation,
  insertJoinInvitation,
  isJoinInvitationOpen,
  openJoinInvitations,
} from "#db/queries/join-invitations.ts";
import type { Db } from "#db/schema.ts";
import type { Refusal } from "./refusal.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a link by which so many people can join, and returns its token, which the forum does not keep. */
export async function makeInvitation(
  db: Db,
  { actor, uses, days, nowMs }: { actor: Actor; uses: number; days: number; nowMs: number },
): Promise<Result<string, Refusal>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  const token = newToken();
  await insertJoinInvitation(db, {
    ...{ id: newId(), tokenHash: hashOf(token), usesLeft: uses, expiresAtMs: nowMs + days * DAY_MS },
    ...{ makerId: moderator.value.id, createdAtMs: nowMs },
  });
  return ok(token);
}

export const viewInvitations = (db: Db, nowMs: number): Promise<InvitationView[]> =>
  openJoinInvitations(db, nowMs);

/** Whoever has joined by it stays. */
export async function takeBackInvitation(
  db: Db,
  { actor, id }: { actor: Actor; id: string },
): Promise<Result<null, Refusal>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  await deleteJoinInvitation(db, id);
  return ok(null);
}

/** Whether this token opens the door now. */
export const opensTheDoor = (db: Db, token: string, nowMs: number): Promise<boolean> =>
  isJoinInvitationOpen(db, hashOf(token), nowMs);
