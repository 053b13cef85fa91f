import type { Audience } from "#app/domain/thread.ts";

const WORDS = { members: "Members only", "only-me": "Only you can read this" } as const;

/** Says who can read a thread where that is not everyone, so that nobody has to wonder. */
export function AudienceMark({ audience }: { audience: Audience }) {
  return audience === "everyone" ? null : <span className="mark">{WORDS[audience]}</span>;
}
