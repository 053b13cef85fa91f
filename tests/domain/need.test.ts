import { describe, expect, test } from "vitest";
import {
  CONTENT_NOTE_SLUGS,
  closesReplies,
  HOPE_SLUGS,
  HOPES,
  isContentNote,
  isHope,
  isTimeSince,
  notesInWords,
  notesToStore,
  noteValues,
  storedNotes,
  TIME_SINCE_SLUGS,
} from "#app/domain/need.ts";

describe("what a writer may say about what they need", () => {
  test.each(["", "nothing", "constructor", "__proto__", "toString", "just listen"])(
    "%j is none of it",
    (text) => {
      expect([isTimeSince(text), isHope(text), isContentNote(text)]).toEqual([false, false, false]);
    },
  );

  test("every slug is its own", () => {
    expect(TIME_SINCE_SLUGS.every(isTimeSince)).toBe(true);
    expect(HOPE_SLUGS.every(isHope)).toBe(true);
    expect(CONTENT_NOTE_SLUGS.every(isContentNote)).toBe(true);
  });

  test.each(HOPE_SLUGS)("%s reads as a sentence that goes on from a name", (hope) => {
    expect(HOPES[hope].sentence).toMatch(/^[a-z].*[^.!]$/);
  });

  test("one hope closes replies, and no other", () => {
    expect(HOPE_SLUGS.filter(closesReplies)).toEqual(["no-replies"]);
    expect(closesReplies(null)).toBe(false);
  });
});

describe("content notes", () => {
  test.each([
    [["suicide"], "Suicide"],
    [["self-harm", "therapist-misconduct"], "Self-harm, therapist misconduct"],
  ] as const)("%j are read as %j", (notes, words) => {
    expect(notesInWords(notes)).toBe(words);
  });

  test.each([
    [[], "[]"],
    [["eating", "death", "death"], '["death","eating"]'],
  ] as const)("%j are stored in one order, each once", (notes, stored) => {
    expect(notesToStore(notes)).toBe(stored);
    expect(storedNotes(stored)).toEqual([...new Set(notes)].sort());
  });

  test.each(["{}", "null", '["spiders",1,null]'])("of %s none is left", (stored) => {
    expect(storedNotes(stored)).toEqual([]);
  });

  test("tick their own boxes", () => {
    expect(noteValues(["abuse"])).toEqual({ "note-abuse": "yes" });
  });
});
