import { describe, expect, test } from "vitest";
import { runAfterword } from "./run-afterword.ts";

const lines = (...values: unknown[]) =>
  values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");

async function screenLines(input: string) {
  const { code, stdout, stderr } = await runAfterword(["screen"], { input });
  const answers = stdout
    .toString()
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "");
  return { code, stderr, answers: answers.map((line) => JSON.parse(line)) };
}

describe("screen", () => {
  test("writes for each line what screening says, without a database", async () => {
    const { code, stderr, answers } = await screenLines(
      lines(
        { text: "I miss her." },
        { text: "i want to die", id: "passed over" },
        { text: "I'm going to kill myself tonight." },
        { text: "See https://example.org", standing: "new" },
        { text: "It is me, robin.", anonymous: true, handle: "Robin" },
        { title: "kys", text: "As it says." },
      ),
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(answers.map(({ verdict, danger }) => `${verdict} ${danger}`)).toEqual([
      "publish none",
      "flag thoughts",
      "flag now",
      "hold none",
      "ask none",
      "hold none",
    ]);
    expect(answers[0]).toEqual({ verdict: "publish", danger: "none", findings: [] });
    expect(answers[1].findings).toEqual([
      { check: "danger", severity: "flag", start: 2, end: 13, message: expect.any(String) },
    ]);
    expect(answers[5].findings[0]).toMatchObject({ check: "cruelty", field: "title", start: 0, end: 3 });
  });

  test("goes on after a line that it cannot use, and ends with exit code 1", async () => {
    const { code, answers } = await screenLines(
      lines(
        '{"text": ',
        "",
        { txt: "a" },
        { text: 7 },
        "null",
        { text: "fine" },
        { text: "a", standing: "odd" },
      ),
    );
    expect(code).toBe(1);
    expect(answers.map(({ error, line, verdict }) => verdict ?? [line, typeof error])).toEqual([
      [1, "string"],
      [3, "string"],
      [4, "string"],
      [5, "string"],
      "publish",
      [7, "string"],
    ]);
  });

  test("writes nothing for nothing, and reads text that is long or odd", async () => {
    expect(await screenLines("")).toMatchObject({ code: 0, answers: [] });
    const { code, answers } = await screenLines(
      lines({ text: "" }, { text: "word ".repeat(200_000) }, { text: "\ud800 and \u2028 so on" }),
    );
    expect(code).toBe(0);
    expect(answers.map(({ verdict }) => verdict)).toEqual(["refuse", "refuse", "publish"]);
  });
});
