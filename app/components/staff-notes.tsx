import type { StaffNoteView } from "#app/domain/desk-views.ts";
import { AuthorName } from "./author.tsx";
import { When } from "./when.tsx";

/** What moderators wrote for one another, the latest first. */
export function StaffNotes({ notes }: { notes: readonly StaffNoteView[] }) {
  return (
    <ul className="record">
      {notes.map(({ writer, body, atMs }) => (
        <li className="stack gap-1" key={`${writer} ${atMs}`}>
          <p className="plain-lines" dir="auto">
            {body}
          </p>
          <p className="meta">
            <span>{writer === null ? "somebody who is gone" : <AuthorName name={writer} />}</span>
            <When atMs={atMs} />
          </p>
        </li>
      ))}
    </ul>
  );
}
