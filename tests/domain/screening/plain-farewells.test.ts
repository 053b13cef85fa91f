import { describe, expect, test } from "vitest";
import { screened } from "#tests/support/screening.ts";

/** Plain words at the end of a post. All of it is made up. */
describe("taking leave in plain words", () => {
  test.each([
    "this is goodbye. I'm sorry to everyone I hurt",
    "just swallowed a bottle of paracetamol, am i going to die",
    "My will is written, my affairs are in order, I'm at peace with my decision",
    "I have taken all my tablets and I feel calm",
  ])("is heard as now: %s", (text) => {
    expect(screened(text).danger).toBe("now");
  });

  test.each([
    "I don't think I can live like this anymore",
    "not sure how much longer I can hold on",
    "some days I hope a bus hits me",
  ])("is heard as thoughts: %s", (text) => {
    expect(screened(text).danger).toBe("thoughts");
  });

  test.each([
    "This is my last session with her and then it is goodbye.",
    "I just wanted to say goodbye to her properly, and she never let me.",
    "My last post here was about the waiting list. Thank you for the answers.",
    "I have made my peace with how it ended.",
    "The keys to the practice were still in her letterbox when I walked past.",
  ])("between a person and their therapist is not: %s", (text) => {
    expect(screened(text).danger).toBe("none");
  });
});
