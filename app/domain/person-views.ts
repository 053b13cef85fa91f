import type { Role } from "./actor.ts";
import type { PostListView } from "./post-list-views.ts";

/**
 * Who is looking, as the header shows it. `openItems` is for moderators, null for everyone else. `notifications` counts
 * the threads in which something is new, the one that is open apart.
 */
export type ViewerView = {
  handle: string;
  role: Role;
  openItems: number | null;
  notifications: number;
} | null;

/** A member's public page. */
export type PersonView = {
  handle: string;
  /** The first moment of the month of joining, in UTC. */
  joinedMonthMs: number;
  role: Role;
  /** What they say about themselves: plain text, in lines; empty for nothing. */
  about: string;
  /** The viewer's own page. `isOff`: nobody else can open it. */
  isOwn: boolean;
  isOff: boolean;
  /** The viewer has muted this name: what stands here is folded. */
  muted: boolean;
  list: PostListView;
};
