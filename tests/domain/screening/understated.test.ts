import { describe, expect, test } from "vitest";
import { screened } from "#tests/support/screening.ts";

/** What is said in passing, and what only sounds like it. All of it is made up. */
describe("what only sounds like danger", () => {
  test.each([
    // Somebody else asks, or it was spoken of.
    "She always asked, are you having thoughts of ending your life, in the same soft voice",
    "The form asks have you been thinking about suicide and there are only two boxes",
    "We talked about my suicidal thoughts back then, and slowly they went",
    "Half of us would be better off without therapists, my sister says everyone would be better off without therapy",
    // A story.
    "I watched a film where the hero jumps off a bridge and thought of her office",
    "There is a novel in which a woman walks into the sea, and we spoke about it in our sessions",
    // Leaving a place on the web, or for a journey.
    "goodbye everyone, I'm leaving the forum, it did me good",
    "Goodbye all, I am closing my account now that I have found a new therapist",
    "I won't be here after Sunday, we're off to Spain",
    "I will not be around next week, I am going on holiday with my sister",
  ])("is none: %s", (text) => {
    expect(screened(text).danger).toBe("none");
  });

  test.each([
    "She asked, are you having thoughts of ending your life, and I said yes, I want to die",
    "We talked about my suicidal thoughts, but tonight I want to kill myself",
    "everyone would be better off without me",
    "I watched a film where the hero jumps off a bridge and I want to do it too, I want to die",
    "goodbye everyone, I am leaving this world tonight",
    "I won't be here after Sunday, I have the pills ready",
  ])("hides nothing that is meant: %s", (text) => {
    expect(screened(text).danger).not.toBe("none");
  });
});
