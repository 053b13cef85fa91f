import { describe, expect, test } from "vitest";
import {
  FOLLOW_ACTS,
  type FollowAct,
  readAfterSeeing,
  readAfterWriting,
  STANCES,
  type Stance,
  stanceAfter,
} from "#app/domain/following.ts";
import { formatPlaces, NEWS_SHOWN, parsePlaces, type ReadPlace } from "#app/domain/following-views.ts";
import { combinations } from "#tests/support/combinations.ts";

/** Written out again, so that a change of the rule is made twice. */
const EXPECTED: Record<string, Record<FollowAct, Stance>> = {
  null: { read: "reading", write: "watching", watch: "watching", unwatch: "left" },
  reading: { read: "reading", write: "watching", watch: "watching", unwatch: "left" },
  watching: { read: "watching", write: "watching", watch: "watching", unwatch: "left" },
  left: { read: "left", write: "left", watch: "watching", unwatch: "left" },
};

describe("following a thread", () => {
  test.each(combinations({ stance: [null, ...STANCES], act: FOLLOW_ACTS }))(
    "$act from $stance",
    ({ stance, act }) => {
      expect(stanceAfter(stance, act)).toBe(EXPECTED[String(stance)]?.[act]);
    },
  );

  test.each([
    { read: null, shown: 20, now: 20 },
    { read: 5, shown: 20, now: 20 },
    { read: 45, shown: 20, now: 45 },
    { read: 0, shown: 0, now: 0 },
  ])("read to $read, page shown to $shown: read to $now", ({ read, shown, now }) => {
    expect(readAfterSeeing(read, shown)).toBe(now);
  });

  test.each([
    { read: null, position: 7, now: 7, why: "they wrote before they had a place" },
    { read: 6, position: 7, now: 7, why: "they had read all" },
    { read: 4, position: 7, now: 4, why: "two replies are still ahead" },
    { read: 9, position: 7, now: 9, why: "they are further already" },
  ])("read to $read, wrote at $position: read to $now, for $why", ({ read, position, now }) => {
    expect(readAfterWriting(read, position)).toBe(now);
  });
});

describe("places in a form", () => {
  const places = (count: number): ReadPlace[] =>
    Array.from({ length: count }, (_, at) => ({ threadId: String(at).padStart(20, "0"), position: at }));

  test("come back as they were written, as many as a page shows", () => {
    expect(parsePlaces(formatPlaces(places(NEWS_SHOWN)))).toEqual(places(NEWS_SHOWN));
  });

  test("are no more than that, whatever is sent", () => {
    expect(parsePlaces(formatPlaces(places(60_000)))).toEqual(places(NEWS_SHOWN));
    expect(parsePlaces(",".repeat(100_000))).toEqual([]);
  });

  test.each(["", "x", "0.1", `${"0".repeat(20)}.-1`, `${"0".repeat(20)}.12345678`])("%j is none", (text) => {
    expect(parsePlaces(text)).toEqual([]);
  });
});
