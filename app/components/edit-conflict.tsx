import { AUDIENCE_WORDS } from "#app/domain/audience-words.ts";
import type { EditConflictView } from "#app/domain/edit-views.ts";
import { notesInWords } from "#app/domain/need.ts";
import { ComparedText } from "./compared-text.tsx";
import { When } from "./when.tsx";

/** Two edits of one post: the version that was saved meanwhile, and how the text in the box differs from it. */
export function EditConflict({ conflict }: { conflict: EditConflictView }) {
  const { atMs, title, saved, difference, audience, contentNotes } = conflict;
  return (
    <section className="version stack gap-3" aria-labelledby="saved-meanwhile">
      <h2 id="saved-meanwhile">
        Saved meanwhile, <When atMs={atMs} />
      </h2>
      {title && <p className="version-title compared">{title.saved}</p>}
      <div className="compared" dir="auto">
        {saved}
      </div>
      {audience && <p>Who can read it, as it was saved: {AUDIENCE_WORDS[audience]}.</p>}
      {contentNotes && (
        <p>
          Content notes, as it was saved: {contentNotes.length > 0 ? notesInWords(contentNotes) : "none"}.
        </p>
      )}
      <h3>How your text in the box differs</h3>
      <p className="hint">What only yours has is underlined, what only the saved one has is struck out.</p>
      {title && <ComparedText parts={title.difference} />}
      <ComparedText parts={difference} />
    </section>
  );
}
