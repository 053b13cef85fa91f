import { describe, expect, test } from "vitest";
import {
  PLAYBOOK,
  PLAYBOOK_STEPS,
  playbookState,
  SECOND_LAPSES_MS,
  type StepDone,
  whoAsked,
} from "#app/domain/playbook.ts";

/** `wren:assess linden:assess=no`: lines of the record, one a moment, in their order. */
const lines = (text: string): StepDone[] =>
  text
    .split(" ")
    .filter(Boolean)
    .map((line, index) => {
      const [actorId = "", act = "", answer = "yes"] = line.split(/[:=]/);
      return { act, actorId, atMs: index, toState: act === "assess" ? answer : null };
    });

const FACTS = { otherModerators: 1, hasAuthor: true, sinceMs: 0, nowMs: 0 };

describe("the playbook", () => {
  test("has its steps in this order, and can be closed without one of them alone", () => {
    expect(PLAYBOOK_STEPS).toEqual(["assess", "care", "second", "services", "after"]);
    expect(PLAYBOOK_STEPS.filter((step) => !PLAYBOOK[step].needed)).toEqual(["services"]);
  });

  test.each([
    { done: "", others: 1, missing: "assess care second after" },
    { done: "wren:assess", others: 1, missing: "care second after" },
    { done: "wren:assess wren:care", others: 1, missing: "second after" },
    // The second pair of eyes is another person's than whoever asked the first question last.
    { done: "wren:assess wren:second-look", others: 1, missing: "care second after" },
    { done: "wren:assess linden:second-look", others: 1, missing: "care after" },
    { done: "wren:assess linden:assess linden:second-look", others: 1, missing: "care second after" },
    { done: "wren:assess linden:assess wren:second-look", others: 1, missing: "care after" },
    { done: "wren:assess wren:second-look linden:second-look", others: 1, missing: "care after" },
    // Where nobody else could look, it is not asked for; the rest is.
    { done: "wren:assess", others: 0, missing: "care after" },
    { done: "wren:assess wren:care wren:hand-over", others: 0, missing: "" },
    { done: "wren:assess wren:care linden:second-look wren:hand-over", others: 1, missing: "" },
    { done: "wren:assess wren:care linden:second-look wren:hand-over", others: 9, missing: "" },
    // In whatever order, and services are read by those who want to.
    { done: "wren:hand-over wren:care wren:assess linden:second-look", others: 1, missing: "" },
    { done: "wren:services wren:claim wren:remove", others: 1, missing: "assess care second after" },
    // Whoever looks before anybody has asked has not looked for the second time.
    { done: "linden:second-look wren:assess", others: 1, missing: "care second after" },
    // What came before somebody said that there is no danger was about something else.
    {
      done: "wren:assess wren:care linden:second-look wren:hand-over wren:assess=no",
      others: 1,
      missing: "care second after",
    },
    { done: "wren:care wren:assess=no wren:assess linden:second-look", others: 1, missing: "care after" },
  ])("after “$done”, with $others other moderators, needs “$missing”", ({ done, others, missing }) => {
    const state = playbookState(lines(done), { ...FACTS, otherModerators: others });
    expect(state.missing.join(" ")).toBe(missing);
  });

  test.each([
    { sinceMs: 0, missing: "" },
    { sinceMs: 1, missing: "assess second" },
    { sinceMs: 3, missing: "assess care second" },
    { sinceMs: 4, missing: "assess care second after" },
  ])("begins anew when danger comes up in another version: since $sinceMs it needs “$missing”", (given) => {
    const done = lines("wren:assess linden:second-look wren:care wren:hand-over");
    const state = playbookState(done, { ...FACTS, sinceMs: given.sinceMs });
    expect(state.missing.join(" ")).toBe(given.missing);
  });

  test("waits for a second pair of eyes for half a day, and no longer", () => {
    const at = (nowMs: number) => playbookState(lines("wren:assess"), { ...FACTS, nowMs }).missing;
    expect(at(SECOND_LAPSES_MS - 1)).toContain("second");
    expect(at(SECOND_LAPSES_MS)).not.toContain("second");
  });

  test("says who asked the first question, since danger came up", () => {
    const askedBy = (done: string) => whoAsked(lines(done), FACTS.sinceMs);
    expect(askedBy("wren:care")).toBeNull();
    expect(askedBy("wren:assess linden:assess")).toBe("linden");
    expect(askedBy("wren:assess linden:assess=no")).toBeNull();
  });

  test.each([
    { done: "wren:assess", others: 1, missing: "second after" },
    { done: "wren:assess wren:hand-over", others: 0, missing: "" },
  ])("asks for no words to somebody who has left for good: after “$done” it needs “$missing”", (given) => {
    const state = playbookState(lines(given.done), {
      ...FACTS,
      otherModerators: given.others,
      hasAuthor: false,
    });
    expect(state.missing.join(" ")).toBe(given.missing);
  });

  test("says what is done, in the order of the steps", () => {
    const done = lines("wren:services wren:care wren:assess linden:second-look wren:care");
    expect(playbookState(done, FACTS).done).toEqual([...["assess", "care", "second", "services"]]);
  });
});
