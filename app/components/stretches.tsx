import type { Stretch } from "#app/domain/marked-text.ts";
import { placed } from "./pieces.ts";

/** A text with its marked places. What a mark is about is in its title, and in the list above. */
export function Stretches({ of }: { of: readonly Stretch[] }) {
  return (
    <>
      {placed(of).map(({ text, marks, at }) =>
        marks.length === 0 ? (
          text
        ) : (
          <mark key={at} title={marks.join(" ")}>
            {text}
          </mark>
        ),
      )}
    </>
  );
}
