import { describe, expect, test } from "vitest";
import { reasonProblem } from "#app/domain/canned-reason.ts";

const UNKIND = "This makes somebody smaller.\n\nYou could say what it was like for you.";
const NAMES = "You name [whom]. Please use an initial.";
const SHORT = "Please see guideline 4.";
const CANNED = [SHORT, UNKIND, NAMES];

describe("a reason", () => {
  test.each([
    ["", null],
    ["   ", null],
    ["You wrote that she is over it.", null],
    [UNKIND, "as-it-came"],
    [`  ${UNKIND.replaceAll("\n", "\r\n")}\n`, "as-it-came"],
    [UNKIND.replaceAll("\n\n", " "), "as-it-came"],
    [`${UNKIND}\n\n${SHORT}`, "as-it-came"],
    [`${SHORT} — ${UNKIND}`, "as-it-came"],
    [`${UNKIND}\n\nIt is about “over it”.`, null],
    [`Dear Ash. ${UNKIND}`, null],
    ["This makes Ash smaller. You could say what it was like for you.", null],
    [NAMES, "gap"],
    [`I read your post. ${NAMES}`, "gap"],
    [NAMES.replace("[whom]", "your therapist"), null],
    ["You name [the clinic] here.", "gap"],
    ["We put […] in place of the name.", null],
    ["Half a bracket [ is none.", null],
  ])("%j: %s", (reason, problem) => {
    expect(reasonProblem(reason, CANNED)).toBe(problem);
  });

  test.each([UNKIND, "Anything."])("is fine where there are no words to begin with: %j", (reason) => {
    expect(reasonProblem(reason, [])).toBeNull();
  });

  test("is fine as it is where words to begin with are empty", () => {
    expect(reasonProblem("Anything.", ["", " "])).toBeNull();
  });
});
