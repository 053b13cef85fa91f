import { expect, test } from "vitest";
import { afterShift, NO_PRESSES, PRESSED_WITHIN_MS, type ShiftEvent } from "#app/browser/shift-presses.ts";

const press = (atMs: number): ShiftEvent[] => [
  { what: "down", atMs },
  { what: "up", atMs: atMs + 80 },
];
const other = (atMs: number): ShiftEvent => ({ what: "other", atMs });
const pressesAfter = (events: ShiftEvent[]): number => events.reduce(afterShift, NO_PRESSES).presses;

test.each<[string, ShiftEvent[], number]>([
  ["nothing", [], 0],
  ["one", press(0), 1],
  ["two", [...press(0), ...press(300)], 2],
  ["three", [...press(0), ...press(300), ...press(600)], 3],
  ["three, as slowly as may be", [...press(0), ...press(2_000), ...press(PRESSED_WITHIN_MS)], 3],
  [
    "three, too slowly: the last begins anew",
    [...press(0), ...press(2_000), ...press(PRESSED_WITHIN_MS + 100)],
    1,
  ],
  ["held, not yet let go", [{ what: "down", atMs: 0 }], 0],
  ["let go without having been pressed here", [{ what: "up", atMs: 0 }], 0],
  ["a capital letter", [{ what: "down", atMs: 0 }, other(50), { what: "up", atMs: 90 }], 0],
  [
    "three capital letters",
    [0, 300, 600].flatMap((atMs) => [...press(atMs).slice(0, 1), other(atMs + 40), ...press(atMs).slice(1)]),
    0,
  ],
  ["two, a letter, one", [...press(0), ...press(300), other(500), ...press(600)], 1],
])("%s", (_name, events, expected) => {
  expect(pressesAfter(events)).toBe(expected);
});
