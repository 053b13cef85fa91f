import type { Member } from "#app/domain/actor.ts";
import { moderatorsBesides } from "#db/queries/accounts.ts";
import type { Db } from "#db/schema.ts";

/**
 * The moderators who could look at a post besides this one. Its author is not among them, unless it stands under an
 * alias: whoever was missing from the list would be the one behind it. So nobody is asked by name there either.
 */
export const colleaguesOn = (
  db: Db,
  moderator: Member,
  { authorId, alias }: { authorId: string | null; alias: string | null },
  nowMs: number,
) => moderatorsBesides(db, alias === null ? [moderator.id, authorId] : [moderator.id], nowMs, moderator);
