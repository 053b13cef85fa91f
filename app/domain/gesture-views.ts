import type { Gesture, Way } from "./gesture.ts";

/**
 * The gestures on a post as this visitor may know them.
 * Whoever did not write it learns of their own gestures alone, so nobody can count.
 */
export type GesturesView =
  | {
      may: "give";
      given: Gesture[];
      /** Asked once somebody has pressed "This helped me": the ways to choose from, and the one they said. */
      helped: { ways: Way[]; way: string | null } | null;
    }
  /** The author's own: how many people, in words. */
  | { may: "read"; words: string[] };
