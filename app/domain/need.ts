/**
 * What a person who writes can say about what they need. All of it is optional and can be skipped in one glance.
 * Slugs are stored and stand in addresses, so they never change; labels are what people read.
 */

/** How long ago therapy ended. */
export const TIMES_SINCE = {
  "not-yet": "Not yet",
  "under-a-month": "Under a month",
  "1-6-months": "1 to 6 months",
  "6-12-months": "6 to 12 months",
  "1-5-years": "1 to 5 years",
  longer: "Longer",
} as const;
export type TimeSince = keyof typeof TIMES_SINCE;
export const TIME_SINCE_SLUGS = Object.keys(TIMES_SINCE) as [TimeSince, ...TimeSince[]];
export const isTimeSince = (text: string): text is TimeSince => Object.hasOwn(TIMES_SINCE, text);

/** `label` is what the author chooses; `sentence` goes on from their name where others are about to reply. */
type HopeWords = { label: string; sentence: string };

/** What the author hopes for from replies. */
export const HOPES = {
  "just-listen": { label: "Just listen", sentence: "hopes you’ll just listen, without advice" },
  "shared-experiences": {
    label: "Shared experiences",
    sentence: "hopes to hear from people who know something like it",
  },
  "advice-welcome": { label: "Advice is welcome", sentence: "is glad of advice" },
  "practical-information": {
    label: "Practical information",
    sentence: "is looking for practical information",
  },
  celebrate: { label: "Celebrate with me", sentence: "would like you to be glad with them" },
  "no-replies": {
    label: "No replies",
    sentence: "would rather have no replies. You can still show that you are there",
  },
} as const satisfies Record<string, HopeWords>;
export type Hope = keyof typeof HOPES;
export const HOPE_SLUGS = Object.keys(HOPES) as [Hope, ...Hope[]];
export const isHope = (text: string): text is Hope => Object.hasOwn(HOPES, text);

/** The one hope that closes the box for replies. */
export const closesReplies = (hope: Hope | null): boolean => hope === "no-replies";

/**
 * What a reader may want to know of before they read: a neutral note above the folded text, never a warning. In the
 * order in which they are shown.
 */
export const CONTENT_NOTES = {
  suicide: "Suicide",
  "self-harm": "Self-harm",
  abuse: "Abuse",
  death: "Death",
  eating: "Eating",
  "therapist-misconduct": "Therapist misconduct",
} as const;
export type ContentNote = keyof typeof CONTENT_NOTES;
export const CONTENT_NOTE_SLUGS = Object.keys(CONTENT_NOTES) as [ContentNote, ...ContentNote[]];
export const isContentNote = (text: unknown): text is ContentNote =>
  typeof text === "string" && Object.hasOwn(CONTENT_NOTES, text);

/** The notes in words, as they stand above a text: “Suicide, self-harm”. */
export function notesInWords(notes: readonly ContentNote[]): string {
  const words = notes.map((note) => CONTENT_NOTES[note].toLowerCase()).join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** As they are stored: a JSON list in the order of the table, each once. */
export const notesToStore = (notes: readonly ContentNote[]): string =>
  JSON.stringify(CONTENT_NOTE_SLUGS.filter((note) => notes.includes(note)));

/** As they were stored. What is no note any more is left out. */
export function storedNotes(text: string): ContentNote[] {
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list.filter(isContentNote) : [];
}

/** The name of the checkbox for a note, in every form that has one. */
export type NoteField = `note-${ContentNote}`;
export const noteField = (note: ContentNote): NoteField => `note-${note}`;

/** How the checkboxes stand in a form that shows these notes. */
export const noteValues = (notes: readonly ContentNote[]): Partial<Record<NoteField, string>> =>
  Object.fromEntries(notes.map((note) => [noteField(note), "yes"]));
