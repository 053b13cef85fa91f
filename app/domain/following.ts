/**
 * How a member stands to a thread, and what changes it. The table is the rule: writing in a thread makes its writer
 * watch it, and whoever has said no is not asked again, however often they write.
 *
 *              read       write      watch      unwatch
 *   stranger   reading    watching   watching   left
 *   reading    reading    watching   watching   left
 *   watching   watching   watching   watching   left
 *   left       left       left       watching   left
 *
 * A `stranger` has no row. `reading` only remembers how far somebody has read; `watching` is told of what is new.
 */
export const STANCES = ["reading", "watching", "left"] as const;
export type Stance = (typeof STANCES)[number];

export const FOLLOW_ACTS = ["read", "write", "watch", "unwatch"] as const;
export type FollowAct = (typeof FOLLOW_ACTS)[number];

const NEXT: Record<Stance | "stranger", Record<FollowAct, Stance>> = {
  stranger: { read: "reading", write: "watching", watch: "watching", unwatch: "left" },
  reading: { read: "reading", write: "watching", watch: "watching", unwatch: "left" },
  watching: { read: "watching", write: "watching", watch: "watching", unwatch: "left" },
  left: { read: "left", write: "left", watch: "watching", unwatch: "left" },
};

/** Where somebody stands after an act; `null` is a stranger to the thread. */
export const stanceAfter = (stance: Stance | null, act: FollowAct): Stance => NEXT[stance ?? "stranger"][act];

/**
 * How far somebody has read, as a position in the thread: never back, whatever page is opened and whatever the clock
 * says. Positions only grow, so no clock is asked.
 */
export const readAfterSeeing = (read: number | null, shown: number): number => Math.max(read ?? shown, shown);

/**
 * How far somebody has read once they have written at `position`: whoever had read all before it has read all, and
 * whoever had not still has replies ahead of them that they have not seen.
 */
export const readAfterWriting = (read: number | null, position: number): number =>
  read === null || read >= position - 1 ? Math.max(read ?? position, position) : read;
