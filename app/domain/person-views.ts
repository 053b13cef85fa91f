import type { Role } from "./actor.ts";
import type { PostListView } from "./post-list-views.ts";

/** How many items wait, to 100, and whether someone in danger waits for a second pair of eyes. */
export type DeskNews = { openItems: number; overdueItemId: string | null };

/**
 * Who is looking, as the header shows it. `desk` is for moderators, null for everyone else; `rests` for those whose role
 * rests until they have shown a second factor; `relaxed`: this forum asks its moderators for none. `notifications` counts
 * the threads in which something is new, the one that is open apart, and letters from the moderators.
 */
export type ViewerView = {
  handle: string;
  role: Role;
  desk: DeskNews | null;
  rests: boolean;
  relaxed: boolean;
  notifications: number;
  /** When their account goes, if they gave it up. */
  leavesAtMs: number | null;
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
