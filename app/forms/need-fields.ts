import { ENDING_SLUGS } from "#app/domain/ending.ts";
import {
  CONTENT_NOTE_SLUGS,
  type ContentNote,
  HOPE_SLUGS,
  type NoteField,
  noteField,
  TIME_SINCE_SLUGS,
} from "#app/domain/need.ts";
import { checkbox, optionalChoice } from "./fields.ts";

/** A checkbox for each content note: a form's fields are texts, one of each name. */
export const noteFields = Object.fromEntries(
  CONTENT_NOTE_SLUGS.map((note) => [noteField(note), checkbox]),
) as Record<NoteField, typeof checkbox>;

/** What a writer may say about what they need; each can be skipped. */
export const needFields = {
  ending: optionalChoice(ENDING_SLUGS),
  timeSince: optionalChoice(TIME_SINCE_SLUGS),
  hope: optionalChoice(HOPE_SLUGS),
};

type Noted = Record<NoteField, boolean>;

/** The checkboxes gathered into one list, in place of a field each. */
export function gatherNotes<T extends Noted>(
  values: T,
): Omit<T, NoteField> & { contentNotes: ContentNote[] } {
  const contentNotes = CONTENT_NOTE_SLUGS.filter((note) => values[noteField(note)]);
  const others = Object.entries(values).filter(([name]) => !Object.hasOwn(noteFields, name));
  return { ...(Object.fromEntries(others) as Omit<T, NoteField>), contentNotes };
}
