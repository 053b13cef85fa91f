import { expect, test } from "vitest";
import type { Finding } from "#app/domain/screening/finding.ts";
import { withSuggestions } from "#app/domain/screening/with-suggestions.ts";

const TEXT = "My therapist Margaret Hale, 07700 900123.";

const at = (words: string, suggestion?: string, field: "title" | "body" = "body"): Finding => {
  const start = TEXT.indexOf(words);
  const place = { field, start, end: start + words.length };
  return {
    check: "identity",
    severity: "ask",
    message: "",
    ...place,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
};

test.each<[string, Finding[], string]>([
  ["nothing", [], TEXT],
  ["a name", [at("Margaret Hale", "M.")], "My therapist M., 07700 900123."],
  ["two, in any order", [at("07700 900123", ""), at("Margaret Hale", "M.")], "My therapist M., …."],
  [
    "two that overlap: the first",
    [at("Margaret Hale", "M."), at("Hale", "H.")],
    "My therapist M., 07700 900123.",
  ],
  ["what has no suggestion", [at("therapist")], TEXT],
  ["what is in the other field", [at("Margaret Hale", "M.", "title")], TEXT],
])("%s", (_name, findings, expected) => {
  expect(withSuggestions(TEXT, findings, "body")).toBe(expected);
});
