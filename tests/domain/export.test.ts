import { describe, expect, test } from "vitest";
import {
  EXPORT_SECTIONS,
  type ExportState,
  exportView,
  FIRST_PLACE,
  isBeingMade,
  parsePlace,
  placeAfter,
} from "#app/domain/export.ts";

describe("the way through a copy", () => {
  test("goes from the beginning through every section once, and ends at packing", () => {
    const steps: string[] = [];
    for (let cursor = FIRST_PLACE; steps.at(-1) !== "pack"; cursor = placeAfter(parsePlace(cursor), null))
      steps.push(parsePlace(cursor).step);
    expect(steps).toEqual(["about", ...EXPORT_SECTIONS, "pack"]);
  });

  test("stays in a section that has more, after the last row", () => {
    const cursor = placeAfter({ step: "posts", after: "" }, "1.abc");
    expect(parsePlace(cursor)).toEqual({ step: "posts", after: "1.abc" });
  });
});

describe("what the page says of a copy", () => {
  const job = (state: ExportState) => ({ state, done: 21, total: 20, expiresAtMs: 100 });
  const table: [ExportState, number, object][] = [
    ["waiting", 0, { state: "making", done: 20, total: 20 }],
    ["waiting", 200, { state: "making", done: 20, total: 20 }],
    ["working", 0, { state: "making", done: 20, total: 20 }],
    ["working", 200, { state: "making", done: 20, total: 20 }],
    ["ready", 99, { state: "ready", bytes: 7, untilMs: 100 }],
    ["ready", 100, { state: "none" }],
    ["failed", 99, { state: "failed" }],
    ["failed", 100, { state: "none" }],
  ];
  test.each(table)("%s at %i", (state, nowMs, view) => {
    expect(exportView(job(state), 7, nowMs)).toEqual(view);
    expect(isBeingMade(state)).toBe("total" in view);
  });

  test("nothing was asked for", () => expect(exportView(undefined, 0, 0)).toEqual({ state: "none" }));
});
