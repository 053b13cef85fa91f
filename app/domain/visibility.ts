import { type Actor, isAuthor, isModerator } from "./actor.ts";
import { POST_STATUSES, type PostStatus } from "./post.ts";

/**
 * What of a post this visitor sees. Everything that leaves the server about a post goes through here.
 *
 *                 author   moderator     everyone else
 *   held          full     full          absent
 *   published     full     full          full
 *   declined      full     full          absent
 *   removed       full     full          placeholder
 *   withdrawn     full     placeholder   placeholder
 *   erased        placeholder for all
 *
 * A withdrawn post is its author’s again, moderators included; what was reported before is in the report, and what
 * screening saw of danger in it stays with the item.
 */
const SEEN = {
  held: { author: "full", moderator: "full", others: "absent" },
  published: { author: "full", moderator: "full", others: "full" },
  declined: { author: "full", moderator: "full", others: "absent" },
  removed: { author: "full", moderator: "full", others: "placeholder" },
  withdrawn: { author: "full", moderator: "placeholder", others: "placeholder" },
  erased: { author: "placeholder", moderator: "placeholder", others: "placeholder" },
} as const satisfies Record<PostStatus, Record<"author" | "moderator" | "others", Seen>>;

export type Seen = "full" | "placeholder" | "absent";

/** The statuses in which a post does not exist for somebody who did not write it; an opening post takes its thread along. */
export const absentTo = (actor: Actor): readonly PostStatus[] =>
  POST_STATUSES.filter((status) => seenBy(actor, { status, authorId: null }) === "absent");

/** How much of the post `actor` sees. An author who is a moderator too is first of all the author. */
export function seenBy(actor: Actor, post: { status: PostStatus; authorId: string | null }): Seen {
  const row = SEEN[post.status];
  if (isAuthor(actor, post.authorId)) return row.author;
  return isModerator(actor) ? row.moderator : row.others;
}
