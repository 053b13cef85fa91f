import type { Audience } from "./thread.ts";

/** The audiences as people choose and read them. */
export const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  everyone: "Everyone",
  members: "Members",
  "only-me": "Only me",
};
