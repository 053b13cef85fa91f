import { describe, expect, test } from "vitest";
import { PLAYBOOK, PLAYBOOK_STEPS, playbookState, type StepDone } from "#app/domain/playbook.ts";

/** `wren:assess linden:second-look`: lines of the record, one a moment, in their order. */
const lines = (text: string): StepDone[] =>
  text
    .split(" ")
    .filter(Boolean)
    .map((line, index) => {
      const [actorId = "", act = ""] = line.split(":");
      return { act, actorId, atMs: index };
    });

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
  ])("after “$done”, with $others other moderators, needs “$missing”", ({ done, others, missing }) => {
    const state = playbookState(lines(done), { otherModerators: others, hasAuthor: true });
    expect(state.missing.join(" ")).toBe(missing);
  });

  test.each([
    { done: "wren:assess", others: 1, missing: "second after" },
    { done: "wren:assess wren:hand-over", others: 0, missing: "" },
  ])("asks for no words to somebody who has left for good: after “$done” it needs “$missing”", (given) => {
    const state = playbookState(lines(given.done), { otherModerators: given.others, hasAuthor: false });
    expect(state.missing.join(" ")).toBe(given.missing);
  });

  test("says what is done, in the order of the steps", () => {
    const done = lines("wren:services linden:second-look wren:care wren:assess wren:care");
    expect(playbookState(done, { otherModerators: 1, hasAuthor: true }).done).toEqual([
      ...["assess", "care", "second", "services"],
    ]);
  });
});
