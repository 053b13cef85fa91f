import { expect, test } from "vitest";
import { asksOnceMore, LEAST_FILLING_MS } from "#app/domain/robot-signs.ts";
import { combinations } from "#tests/support/combinations.ts";

const NOW_MS = 1_000_000;
const SHOWN = { never: null, "too soon": NOW_MS - LEAST_FILLING_MS + 1, before: NOW_MS - LEAST_FILLING_MS };

test.each(
  combinations({
    trap: ["", "https://a.example"],
    shown: ["never", "too soon", "before"] as const,
    asked: [null, NOW_MS - 1],
  }),
)("a form with “$trap” in the hidden field, shown $shown, asked $asked", ({ trap, shown, asked }) => {
  const signs = { trap, shownMs: SHOWN[shown], askedMs: asked };
  const looksLikeAPerson = trap === "" && shown === "before";
  expect(asksOnceMore(signs, { nowMs: NOW_MS, leastMs: LEAST_FILLING_MS })).toBe(
    asked === null && !looksLikeAPerson,
  );
});
