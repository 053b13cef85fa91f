import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNarrowed, parseSearch, type SearchAsked, searchPath, spanOf } from "#app/domain/search-address.ts";
import { PARAMETERS, typing, VALUES } from "#tests/support/search-typing.ts";

const EVERYTHING: SearchAsked = {
  ...{ text: "last session", yours: true, kind: "question", ending: "money", timeSince: "longer" },
  ...{ hope: "just-listen", note: "none", helped: true, author: "inkandrain" },
  ...{ from: "2026-03-01", until: "2026-03-31", before: "1.0123456789abcdefghjk" },
};
const NOTHING = parseSearch(new URLSearchParams());

const parsed = (path: string): SearchAsked => parseSearch(new URL(path, "http://localhost").searchParams);

describe("a search's address", () => {
  test.each(Object.entries(EVERYTHING))("says %s, by itself and with all others", (name, value) => {
    const asked = { ...NOTHING, [name]: value };
    expect(parsed(searchPath(asked))).toEqual(asked);
    expect(parsed(searchPath(EVERYTHING))).toEqual(EVERYTHING);
    expect(isNarrowed(asked)).toBe(!["text", "yours", "before"].includes(name));
  });

  test("of nothing is the page itself", () => {
    expect(searchPath(NOTHING)).toBe("/search");
  });

  test("made of anything means what it says when it is read again", () => {
    const query = fc.array(
      fc.tuple(fc.constantFrom(...PARAMETERS), fc.oneof(typing, fc.constantFrom(...VALUES))),
    );
    fc.assert(
      fc.property(query, (pairs) => {
        const asked = parseSearch(new URLSearchParams(pairs));
        const { before, ...again } = parsed(searchPath(asked));
        expect({ ...again, before: asked.before }).toEqual(asked);
        expect(before ?? "").toBe((asked.before ?? "").toWellFormed());
      }),
    );
  });

  test.each([
    ["2026-02-30", null],
    ["1969-12-31", null],
    ["2026-3-1", null],
    ["2026-03-01", Date.UTC(2026, 2, 1)],
  ])("takes %s for a day of the calendar, or for none", (from, fromMs) => {
    expect(spanOf(parsed(`/search?from=${from}`)).fromMs).toBe(fromMs);
  });

  test("has both of its days in it", () => {
    expect(spanOf(EVERYTHING)).toEqual({ fromMs: Date.UTC(2026, 2, 1), untilMs: Date.UTC(2026, 3, 1) });
  });
});
