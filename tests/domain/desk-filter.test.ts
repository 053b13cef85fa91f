import { describe, expect, test } from "vitest";
import {
  type DeskFilter,
  deskPath,
  isNarrowed,
  parseDeskFilter,
  topicsOf,
  WHOLE_QUEUE,
} from "#app/domain/desk-filter.ts";
import { LANES } from "#app/domain/lane.ts";
import { REPORT_REASON_SLUGS } from "#app/domain/report.ts";
import { combinations } from "#tests/support/combinations.ts";

const back = (path: string) => parseDeskFilter(new URL(path, "http://localhost").searchParams);

describe("a filter of the desk's queue", () => {
  test.each(
    combinations({ lane: [...LANES, null], about: [...REPORT_REASON_SLUGS, null], mine: [true, false] }),
  )("by lane $lane, about $about, mine: $mine comes back from its address", (filter: DeskFilter) => {
    expect(back(deskPath(filter))).toEqual(filter);
    expect(back(deskPath(filter, "1.2.abc"))).toEqual(filter);
    expect(isNarrowed(filter)).toBe(filter.about !== null || filter.mine);
  });

  test("has one address for everything", () => {
    expect(deskPath(WHOLE_QUEUE)).toBe("/moderation");
    expect(deskPath({ lane: "held", about: "spam", mine: true }, "3.5.x")).toBe(
      "/moderation?lane=held&about=spam&for=me&from=3.5.x",
    );
  });

  test.each([
    "lane=%00&about=x",
    "about=__proto__",
    "about=toString&lane=constructor",
    "for=you",
    "mine=true",
  ])("of nonsense, %s, narrows nothing", (query) =>
    expect(parseDeskFilter(new URLSearchParams(query))).toEqual(WHOLE_QUEUE),
  );
});

describe("what findings are about", () => {
  test.each([
    [[{ check: "danger", severity: "flag" }], ["danger"]],
    [[{ check: "danger", severity: "hold" }], ["method"]],
    [[{ check: "cruelty", severity: "hold" }], ["unkind"]],
    [[{ check: "identity", severity: "ask" }], ["identity"]],
    [
      [
        { check: "links", severity: "flag" },
        { check: "spam", severity: "hold" },
      ],
      ["spam"],
    ],
    [
      [
        { check: "newcomer", severity: "flag" },
        { check: "words", severity: "hold" },
      ],
      ["other"],
    ],
    [
      [
        { check: "cruelty", severity: "note" },
        { check: "outside", severity: "note" },
      ],
      [],
    ],
    [[], []],
  ] as const)("%j: %j", (findings, topics) => expect(topicsOf(findings)).toEqual(topics));
});
