import type { PostStatus } from "#app/domain/post.ts";
import type { Standing } from "#app/domain/sanction.ts";

/** How a post stands, for moderators. */
export const STATUS_WORDS: Record<PostStatus, string> = {
  held: "Waiting for a moderator",
  published: "Published",
  declined: "Not published",
  removed: "Removed",
  withdrawn: "Withdrawn by its author",
  erased: "Erased",
};

/** How a member stands, for moderators. */
export const STANDING_WORDS: Record<Standing, string> = {
  good: "In good standing",
  "reviewed-first": "Posts are read first",
  paused: "Paused from posting",
  banned: "Banned",
};
