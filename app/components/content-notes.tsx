import type { ReactNode } from "react";
import { type ContentNote, notesInWords } from "#app/domain/need.ts";

type Noted = { notes: readonly ContentNote[]; children: ReactNode; open?: boolean };

/** A text behind its content notes, one press away. Neutral: it says what is there and leaves the choice. */
export function BehindNotes({ notes, children, open = false }: Noted) {
  if (notes.length === 0) return children;
  return (
    <details className="fold noted" open={open}>
      <summary>
        <ContentNoteLine notes={notes} />
      </summary>
      {children}
    </details>
  );
}

/** The notes in one line, where a list has no room for the text behind them. */
export function ContentNoteLine({ notes }: { notes: readonly ContentNote[] }) {
  return <>Content note: {notesInWords(notes)}</>;
}

/** Two lines of a text in a list, or its notes in their place. */
export function Excerpt({ excerpt, notes }: { excerpt: string | null; notes: readonly ContentNote[] }) {
  if (excerpt === null) {
    return (
      <p className="hint">
        <ContentNoteLine notes={notes} />
      </p>
    );
  }
  return (
    <p className="excerpt" dir="auto">
      {excerpt}
    </p>
  );
}
