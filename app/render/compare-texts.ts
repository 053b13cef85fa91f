/** Two texts word by word. Words are Unicode's, so that texts without blanks between them compare as well. */
import { diffArrays } from "diff";
import type { ComparedPart } from "#app/domain/comparison-views.ts";

/**
 * Words that may come or go before two texts count as two different ones, shown one after the other. The work grows
 * with the square of this, to about 30 ms, and texts that differ in more read no better mixed.
 */
const MOST_EDITS = 400;

const words = new Intl.Segmenter("en", { granularity: "word" });
const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

/** What the later text keeps, adds and lacks, in the order of reading; what is gone stands before what came for it. */
export function compareTexts(earlier: string, later: string): ComparedPart[] {
  const changes = diffArrays(wordsOf(earlier), wordsOf(later), { maxEditLength: MOST_EDITS });
  const parts = changes
    ? changes.map(
        ({ value, added, removed }): ComparedPart => ({
          kind: added ? "added" : removed ? "gone" : "same",
          text: value.join(""),
        }),
      )
    : ([
        { kind: "gone", text: earlier },
        { kind: "added", text: later },
      ] satisfies ComparedPart[]);
  return joined(parts.filter(({ text }) => text !== ""));
}

/**
 * A blank alone between two changes belongs to them: "one two" for "three four" is one change of two words, not two of
 * one.
 */
function joined(parts: readonly ComparedPart[]): ComparedPart[] {
  const stretches: ComparedPart[][] = [];
  let changes: ComparedPart[] = [];
  const close = () => {
    if (changes.length > 0) stretches.push(asOneChange(changes));
    changes = [];
  };
  for (const [at, part] of parts.entries()) {
    const isBridge =
      part.kind === "same" && /^[ \t]+$/.test(part.text) && changes.length > 0 && parts[at + 1] !== undefined;
    if (part.kind !== "same" || isBridge) {
      changes.push(part);
      continue;
    }
    close();
    stretches.push([part]);
  }
  close();
  return stretches.flat();
}

function asOneChange(parts: readonly ComparedPart[]): ComparedPart[] {
  const textOf = (without: "added" | "gone") =>
    parts
      .filter(({ kind }) => kind !== without)
      .map(({ text }) => text)
      .join("");
  const both = [
    { kind: "gone", text: textOf("added") },
    { kind: "added", text: textOf("gone") },
  ] satisfies ComparedPart[];
  return both.filter(({ text }) => text !== "");
}
