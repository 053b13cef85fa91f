import type { ContentNote } from "./need.ts";
import type { Standing } from "./sanction.ts";

/** Who is asking: a guest, or a member with a role. Roles include each other: an admin may do what a moderator may. */
export const ROLES = ["member", "moderator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** What this browser asked to be spared, for this visit. */
type Visit = { hiddenNotes?: readonly ContentNote[] };

export type Guest = Visit & { kind: "guest" };
/**
 * `standing`: what moderators have decided about them; absent for good standing. `waits`: they have not been let in yet.
 * `rests`: their role does, until this session has shown a second factor (factor.ts), and what they have to do about it;
 * absent where it does not. `factorAsked`: the desk of their forum opens to nobody without a second factor.
 */
export type Member = Visit & {
  kind: "member";
  id: string;
  handle: string;
  role: Role;
  standing?: Standing;
  rests?: "set-up" | "prove";
  factorAsked?: true;
  waits?: true;
};
export type Actor = Guest | Member;

export const GUEST: Guest = { kind: "guest" };

export const isMember = (actor: Actor): actor is Member => actor.kind === "member";

/** Paused or banned: they write nothing, and whatever their role is, it rests. */
export const isBarred = ({ standing = "good" }: Member): boolean =>
  standing === "paused" || standing === "banned";

/** A moderator or an admin whose role rests for nothing but the want of a second factor. */
export const isResting = (actor: Actor): actor is Member =>
  isMember(actor) && actor.role !== "member" && !isBarred(actor) && actor.rests !== undefined;

export const isModerator = (actor: Actor): actor is Member =>
  isMember(actor) && actor.role !== "member" && !isBarred(actor) && !isResting(actor);

export const isAdmin = (actor: Actor): actor is Member => isModerator(actor) && actor.role === "admin";

/** Whether the actor wrote or started what carries this author's id. An erased author's id is null. */
export const isAuthor = (actor: Actor, authorId: string | null): boolean =>
  isMember(actor) && actor.id === authorId;
