import type { Stretch } from "#app/domain/marked-text.ts";

/** A text with its marked places. What a mark is about is in its title, and in the list above. */
export function Stretches({ of }: { of: readonly Stretch[] }) {
  return (
    <>
      {of.map(({ text, marks }, index) =>
        marks.length === 0 ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text, never moved.
          <mark key={index} title={marks.join(" ")}>
            {text}
          </mark>
        ),
      )}
    </>
  );
}
