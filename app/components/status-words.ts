import type { PostStatus } from "#app/domain/post.ts";

/** How a post stands, for moderators. */
export const STATUS_WORDS: Record<PostStatus, string> = {
  held: "Waiting for a moderator",
  published: "Published",
  declined: "Not published",
  removed: "Removed",
  withdrawn: "Withdrawn by its author",
  erased: "Erased",
};
