/**
 * Leaving by the keyboard: Shift, pressed and let go alone, three times within five seconds (as on GOV.UK's “Exit this
 * page”). A capital letter, or a click with Shift held, is no such press, and another key begins the count anew.
 */
export const PRESSES_NEEDED = 3;
export const PRESSED_WITHIN_MS = 5_000;

/** What happened: Shift went down or up, or anything else was pressed. */
export type ShiftEvent = { what: "down" | "up" | "other"; atMs: number };

/** How many presses count, when the first of them was (epoch milliseconds), and whether Shift is held alone now. */
export type ShiftCount = { presses: number; firstAtMs: number; isHeldAlone: boolean };

export const NO_PRESSES: ShiftCount = { presses: 0, firstAtMs: 0, isHeldAlone: false };

export function afterShift(before: ShiftCount, { what, atMs }: ShiftEvent): ShiftCount {
  if (what === "other") return NO_PRESSES;
  const isOver = before.presses > 0 && atMs - before.firstAtMs > PRESSED_WITHIN_MS;
  const count = isOver ? { ...NO_PRESSES, isHeldAlone: before.isHeldAlone } : before;
  if (what === "down") return { ...count, isHeldAlone: true };
  if (!count.isHeldAlone) return count;
  return {
    presses: count.presses + 1,
    firstAtMs: count.presses === 0 ? atMs : count.firstAtMs,
    isHeldAlone: false,
  };
}
