import type { NewcomerReason } from "./joining.ts";

/** What the page for joining has to say about the way in. `invitation`: the token to send along, empty without one. */
export type EntranceView = { way: "in" | "waits" | "closed"; invitation: string };

export type NewcomerView = { handle: string; reason: NewcomerReason; note: string; joinedAtMs: number };

/** A link that opens the door still. Its address is shown once, when it is made. */
export type InvitationView = { id: string; usesLeft: number; expiresAtMs: number; maker: string | null };
