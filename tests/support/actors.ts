import { type Actor, GUEST } from "#app/domain/actor.ts";

/** The id of whoever wrote the post and started the thread that a rule is asked about. */
export const AUTHOR_ID = "account-of-the-author";

/** Everyone that a rule can tell apart. Only the two authors carry AUTHOR_ID. */
export const ACTORS = {
  guest: GUEST,
  member: { kind: "member", id: "account-of-a-member", handle: "Robin", role: "member" },
  author: { kind: "member", id: AUTHOR_ID, handle: "Ash", role: "member" },
  moderator: { kind: "member", id: "account-of-a-moderator", handle: "Wren", role: "moderator" },
  "author-moderator": { kind: "member", id: AUTHOR_ID, handle: "Ash", role: "moderator" },
  admin: { kind: "member", id: "account-of-an-admin", handle: "Linden", role: "admin" },
} as const satisfies Record<string, Actor>;

export type ActorName = keyof typeof ACTORS;
export const ACTOR_NAMES = Object.keys(ACTORS) as ActorName[];
