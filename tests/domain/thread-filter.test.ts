import { describe, expect, test } from "vitest";
import { ENDING_SLUGS } from "#app/domain/ending.ts";
import { HOPE_SLUGS, TIME_SINCE_SLUGS } from "#app/domain/need.ts";
import { filterPath, isFiltered, NO_FILTER, parseFilter } from "#app/domain/thread-filter.ts";
import { combinations } from "#tests/support/combinations.ts";

const back = (path: string) => {
  const { pathname, searchParams } = new URL(path, "http://localhost");
  const ending = /^\/endings\/(.+)$/.exec(pathname)?.[1];
  return parseFilter(new URLSearchParams([...searchParams, ...(ending ? [["ending", ending]] : [])]));
};

describe("a filter of threads", () => {
  test.each(
    combinations({
      ending: [...ENDING_SLUGS.slice(0, 3), null],
      timeSince: [...TIME_SINCE_SLUGS, null],
      hope: [...HOPE_SLUGS, null],
    }),
  )("by $ending, $timeSince and $hope comes back from its address", (filter) => {
    expect(back(filterPath(filter))).toEqual(filter);
    expect(back(filterPath(filter, "1.abc"))).toEqual(filter);
    expect(isFiltered(filter)).toBe(Object.values(filter).some(Boolean));
  });

  test("has one address for everything", () => {
    expect(filterPath(NO_FILTER)).toBe("/");
    expect(filterPath({ ending: "money", timeSince: "longer", hope: "celebrate" }, "5.x")).toBe(
      "/endings/money?since=longer&hope=celebrate&before=5.x",
    );
  });

  test.each(["since=%00&hope=x", "since=__proto__", "hope=toString&hope=celebrate", "ending=nothing"])(
    "of nonsense, %s, narrows nothing",
    (query) => expect(parseFilter(new URLSearchParams(query))).toEqual(NO_FILTER),
  );

  test("within an ending keeps to it, whatever the query says", () => {
    expect(parseFilter(new URLSearchParams("ending=moved"), "money").ending).toBe("money");
  });
});
