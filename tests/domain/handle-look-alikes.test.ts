import { describe, expect, test } from "vitest";
import { handleKey, handleSkeleton } from "#app/domain/handle.ts";

describe("the comparison key", () => {
  test.each([
    ["Fern", "fERN"],
    ["Straße", "STRASSE"],
    ["Straße", "STRAẞE"],
    ["İpek", "ipek"],
    ["ışık", "Işık"],
    ["ışık", "IŞIK"],
    ["ΝΙΚΟΣ", "νικος"],
    ["νικοσ", "νικος"],
    ["ＦＥＲＮ", "fern"],
    ["Ж-Ольга", "ж-ольга"],
  ])("is the same for %s and %s", (a, b) => {
    expect(handleKey(a)).toBe(handleKey(b));
  });

  test.each([
    ["fern", "fernt"],
    ["zoe", "zoë"],
    ["fern-7", "fern7"],
    ["pozar", "pożar"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(handleKey(a)).not.toBe(handleKey(b));
  });
});

describe("the look-alike key", () => {
  test.each([
    ["fern", "FERN"],
    ["zoe", "Zoë"],
    ["quiet-harbour", "quiet.harbour"],
    ["quiet_harbour", "quietharbour"],
    ["leo", "1eo"],
    ["leo", "le0"],
    ["lily", "Iily"],
    ["lily", "l1ly"],
    ["modern", "modem"],
    ["wool", "vvool"],
    ["corner", "comer"],
    ["soren", "søren"],
    ["aesop", "æsop"],
    ["copa", "сора"],
    ["xoxo", "хохо"],
    ["HANNA", "ΗΑΝΝΑ"],
    ["BOX", "ВОХ"],
    ["tom", "ΤΟΜ"],
    ["nova", "ηονα"],
    ["honu", "հօոս"],
    ["علي", "على"],
    ["כלב", "כֶּלֶב"],
    ["カ丸丸", "力丸丸"],
    ["ベル", "べル"],
  ])("is the same for %s and %s", (a, b) => {
    expect(handleSkeleton(a)).toBe(handleSkeleton(b));
  });

  test.each([
    ["fern7", "fernt"],
    ["fern5", "ferns"],
    ["fern7", "fern8"],
    ["fern", "ferns"],
    ["bramble", "brambble"],
    ["かき", "かぎ"],
    ["राम", "रोम"],
    ["봄바람", "봄비람"],
    ["мама", "папа"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(handleSkeleton(a)).not.toBe(handleSkeleton(b));
  });
});
