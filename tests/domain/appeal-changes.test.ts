import { describe, expect, test } from "vitest";
import {
  type Changeable,
  changeableInPost,
  changeableInSanction,
  changeProblem,
  decisionsOn,
  earlierEnds,
} from "#app/domain/appeal.ts";
import { DAY_MS, SANCTION_KINDS, SANCTIONS } from "#app/domain/sanction.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

const NOW_MS = Date.UTC(2026, 2, 12);
const at = (days: number) => NOW_MS + days * DAY_MS;

describe("what an appeal can change", () => {
  test.each(combinations({ guideline: [null, 4], stands: [true, false] }))(
    "about a post under guideline $guideline (the decision stands: $stands)",
    ({ guideline, stands }) => {
      const { what } = changeableInPost(guideline, stands);
      expect(what).toBe(guideline !== null && stands ? "guideline" : "nothing");
    },
  );

  const ENDS = { endless: null, "in-ten-days": at(10), "in-a-day": at(1), now: NOW_MS, yesterday: at(-1) };
  /** For what changes how somebody stands; a notice, and words taken out, never. */
  const IN_FORCE = grid(`
                 held     lifted   not-yet
    endless      end      nothing  nothing
    in-ten-days  end      nothing  nothing
    in-a-day     nothing  nothing  nothing
    now          nothing  nothing  nothing
    yesterday    nothing  nothing  nothing
  `);
  test.each(
    combinations({
      kind: SANCTION_KINDS,
      end: Object.keys(ENDS) as (keyof typeof ENDS)[],
      state: ["held", "lifted", "not-yet"],
    }),
  )("about a $kind that ends $end and is $state", ({ kind, end, state }) => {
    const sanction = {
      ...{ kind, endsAtMs: ENDS[end], startsAtMs: state === "not-yet" ? NOW_MS + 1 : at(-3) },
      liftedAtMs: state === "lifted" ? at(-2) : null,
    };
    const { what } = changeableInSanction(sanction, NOW_MS);
    expect(what).toBe(SANCTIONS[kind].standing === null ? "nothing" : IN_FORCE.at(end, state));
  });

  const CHANGEABLES: Record<string, Changeable> = {
    nothing: { what: "nothing" },
    "guideline-4": { what: "guideline", guideline: 4 },
    endless: { what: "end", endsAtMs: null },
    "ends-in-10": { what: "end", endsAtMs: at(10) },
  };
  const CHANGES = {
    none: { guideline: null, endsAtMs: null },
    "to-4": { guideline: 4, endsAtMs: null },
    "to-1": { guideline: 1, endsAtMs: null },
    now: { guideline: null, endsAtMs: NOW_MS },
    "in-9": { guideline: null, endsAtMs: at(9) },
    "in-10": { guideline: null, endsAtMs: at(10) },
    "in-11": { guideline: null, endsAtMs: at(11) },
  };
  const PROBLEMS = grid(`
            nothing            guideline-4     endless       ends-in-10
    none    nothing-to-change  same-guideline  no-other-end  no-other-end
    to-4    nothing-to-change  same-guideline  no-other-end  no-other-end
    to-1    nothing-to-change  fine            no-other-end  no-other-end
    now     nothing-to-change  same-guideline  past-end      past-end
    in-9    nothing-to-change  same-guideline  fine          fine
    in-10   nothing-to-change  same-guideline  fine          later-end
    in-11   nothing-to-change  same-guideline  fine          later-end
  `);
  test.each(
    combinations({ from: Object.keys(CHANGEABLES), to: Object.keys(CHANGES) as (keyof typeof CHANGES)[] }),
  )("from $from, $to", ({ from, to }) => {
    const problem = changeProblem(CHANGEABLES[from] as Changeable, { ...CHANGES[to], nowMs: NOW_MS });
    expect(problem ?? "fine").toBe(PROBLEMS.at(to, from));
  });

  test("is offered where there is something, with the ends that come before the present one", () => {
    const offers = Object.entries(CHANGEABLES).map(([name, from]) => [
      name,
      decisionsOn(from),
      earlierEnds(from, NOW_MS),
    ]);
    const all = ["uphold", "change", "reverse"];
    expect(offers).toEqual([
      ["nothing", ["uphold", "reverse"], []],
      ["guideline-4", all, []],
      ["endless", all, [1, 3, 7, 14, 30, 90]],
      ["ends-in-10", all, [1, 3, 7]],
    ]);
  });
});
