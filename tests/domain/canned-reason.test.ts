import { describe, expect, test } from "vitest";
import { beginningProblem } from "#app/domain/canned-reason.ts";

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
    ["You name . Please use an initial.", "as-it-came"],
    ["You name. PLEASE use an initial", "as-it-came"],
    ["Please use an initial.", "as-it-came"],
    [`You name … ${SHORT} Please use an initial.`, "as-it-came"],
    [`You name Ash. ${SHORT} Please use an initial.`, null],
    ["You name your therapist.", null],
    [`Please use an ${SHORT} initial.`, null],
    ["You rename Please use an initials.", null],
    ["You name [the clinic] here.", "gap"],
    ["half [open [gap]", "gap"],
    ["two lines [that\nbreak]", null],
    ["[] is empty", null],
    ["a [link](/help-now)", "gap"], // Rather one text too many looked at again than one sent with a gap.
    ["We put […] in place of the name.", null],
    ["Half a bracket [ is none.", null],
  ])("%j: %s", (reason, problem) => {
    expect(beginningProblem(reason, CANNED)).toBe(problem);
  });

  test.each([UNKIND, "Anything."])("is fine where there are no words to begin with: %j", (reason) => {
    expect(beginningProblem(reason, [])).toBeNull();
  });

  test("is fine as it is where words to begin with are empty", () => {
    expect(beginningProblem("Anything.", ["", " "])).toBeNull();
  });
});
