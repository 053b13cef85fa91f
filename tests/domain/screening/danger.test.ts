import { describe, expect, test } from "vitest";
import { screen } from "#app/domain/screening/index.ts";
import { screened, someFacts } from "#tests/support/screening.ts";
import { NOW, THOUGHTS } from "./danger-lines.ts";
import { HARMLESS } from "./harmless-lines.ts";

const dangerIn = (text: string) => screened(text).danger;

describe("danger", () => {
  test.each(NOW)("now: %s", (text) => {
    expect(dangerIn(text)).toBe("now");
  });

  test.each(THOUGHTS.filter((text) => dangerIn(text) !== "now"))("thoughts: %s", (text) => {
    expect(dangerIn(text)).toBe("thoughts");
  });

  test("of thoughts is hardly ever taken for now", () => {
    expect(THOUGHTS.filter((text) => dangerIn(text) === "now").length).toBeLessThanOrEqual(3);
  });

  test.each(HARMLESS)("none: %s", (text) => {
    expect(dangerIn(text)).toBe("none");
  });

  test.each([
    ["k1ll mys3lf tonight, i mean it, i want to d1e"],
    ["i want to d i e"],
    ["i w4nt t0 k i l l  m y s e l f"],
    ["wаnt tо dіe"],
    ["i want to d\u200bi\u200be"],
    ["i want to k*ll myself"],
    ["im thinking about su!cide"],
    ["im thinking about sui-cide every night"],
    ["i feel suiciiiidal"],
    ["𝓘 𝔀𝓪𝓷𝓽 𝓽𝓸 𝓭𝓲𝓮"],
    ["Ｉ ｗａｎｔ ｔｏ ｄｉｅ"],
    ["im sucidal"],
  ])("is seen through an evasion: %s", (text) => {
    expect(dangerIn(text)).not.toBe("none");
  });

  test("is published, and never refused, held or asked about, when no way is described", () => {
    for (const text of ["I'm going to kill myself tonight.", "i want to die"])
      expect(screened(text)).toMatchObject({
        verdict: "flag",
        findings: [{ check: "danger", severity: "flag" }],
      });
  });

  test("that asks for a way is held as well, and says so", () => {
    const { verdict, danger, findings } = screened("How many paracetamol does it take to die?");
    expect([verdict, danger]).toEqual(["hold", "now"]);
    expect(findings.map(({ severity }) => severity)).toEqual(["hold", "flag"]);
    expect(findings[0]?.message).toContain("a moderator reads them");
  });

  test("in a title counts, and is found there", () => {
    const { danger, findings } = screen(
      { title: "I want to die", text: "I do not know what else to say." },
      someFacts(),
    );
    expect(danger).toBe("thoughts");
    expect(findings[0]).toMatchObject({ field: "title", start: 2, end: 13 });
  });

  test("in a quotation is somebody else's", () => {
    expect(dangerIn("> I want to die\n\nI read this and I am thinking of you.")).toBe("none");
    expect(dangerIn("> I am thinking of you.\n\nI want to die")).toBe("thoughts");
  });

  test.each([
    ["I do not want to live like this any more.", "thoughts"],
    ["I never wanted to kill myself.", "none"],
    ["It is not that I want to die.", "none"],
    ["I can't stop thinking about suicide.", "thoughts"],
    ["She thought I was going to kill myself.", "none"],
    ["He asked whether I wanted to die.", "none"],
    ["I used to want to die.", "none"],
    ["Last night I wanted to die.", "thoughts"],
    ["My sister wants to die.", "none"],
    ["I have wanted to die since she left.", "thoughts"],
    ["I have no plans to kill myself.", "none"],
  ])("depends on what stands around it: %s is %s", (text, danger) => {
    expect(dangerIn(text)).toBe(danger);
  });
});
