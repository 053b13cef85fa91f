import { describe, expect, test } from "vitest";
import { holderAt, LEASE_MS, takeClaim } from "#app/domain/claim.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

const UNTIL_MS = Date.UTC(2026, 2, 12, 9, 10);

/** When somebody asks, seen from the end of the lease. */
const WHEN = { before: UNTIL_MS - 1, "at-the-end": UNTIL_MS, after: UNTIL_MS + 1 };
const WHEN_NAMES = Object.keys(WHEN) as (keyof typeof WHEN)[];

/** Whose name stands on the item. */
const ON_ITEM = {
  nobody: { claimedBy: null, claimedUntilMs: null },
  me: { claimedBy: "wren", claimedUntilMs: UNTIL_MS },
  colleague: { claimedBy: "linden", claimedUntilMs: UNTIL_MS },
  // What is left when the colleague's account is gone, and a claim that was never complete.
  "somebody-gone": { claimedBy: null, claimedUntilMs: UNTIL_MS },
  "without-an-end": { claimedBy: "linden", claimedUntilMs: null },
};
const ON_ITEM_NAMES = Object.keys(ON_ITEM) as (keyof typeof ON_ITEM)[];

const HOLDER = grid(`
                  before   at-the-end  after
  nobody          nobody   nobody      nobody
  me              wren     nobody      nobody
  colleague       linden   nobody      nobody
  somebody-gone   nobody   nobody      nobody
  without-an-end  nobody   nobody      nobody
`);

describe("an item that was taken", () => {
  const everything = combinations({ onItem: ON_ITEM_NAMES, when: WHEN_NAMES, over: [false, true] });

  test.each(everything)("by $onItem, asked for $when the lease ends (over: $over)", (one) => {
    const { onItem, when, over } = one;
    const nowMs = WHEN[when];
    const holder = HOLDER.at(onItem, when);
    expect(holderAt(ON_ITEM[onItem], nowMs) ?? "nobody").toBe(holder);

    const refused = holder === "linden" && !over;
    expect(takeClaim(ON_ITEM[onItem], { actorId: "wren", nowMs, over })).toEqual(
      refused
        ? { ok: false, error: { kind: "claimed", by: "linden", untilMs: UNTIL_MS } }
        : { ok: true, value: { claimedBy: "wren", claimedUntilMs: nowMs + LEASE_MS } },
    );
  });

  test("is not taken over unless that was meant", () => {
    const taken = takeClaim(ON_ITEM.colleague, { actorId: "wren", nowMs: WHEN.before });
    expect(taken.ok).toBe(false);
  });

  test("is free ten minutes after the last sign of its holder", () => {
    const taken = takeClaim(ON_ITEM.nobody, { actorId: "wren", nowMs: UNTIL_MS });
    const claim = taken.ok ? taken.value : ON_ITEM.nobody;
    expect(holderAt(claim, UNTIL_MS + 10 * 60_000 - 1)).toBe("wren");
    expect(holderAt(claim, UNTIL_MS + 10 * 60_000)).toBeNull();
  });
});
