import type { Role } from "./actor.ts";
import type { ContentNote } from "./need.ts";

/** Who is looking, as the header shows it. `openItems` is for moderators, null for everyone else. */
export type ViewerView = { handle: string; role: Role; openItems: number | null } | null;

/** A member's public page. */
export type PersonView = {
  handle: string;
  /** The first moment of the month of joining, in UTC: the day would say more than anybody asked. */
  joinedMonthMs: number;
  role: Role;
  posts: {
    id: string;
    path: string;
    where: string;
    notes: ContentNote[];
    excerpt: string | null;
    createdAtMs: number;
  }[];
  olderPath: string | null;
};
