import { z } from "zod";
import { HIDDEN_WORDS_MAX_BYTES, HIDDEN_WORDS_MAX_LINES, linesOf } from "#app/domain/hidden-words.ts";
import { ABOUT_MAX_CHARS } from "#app/domain/profile.ts";
import { checkbox, hiddenKey, hiddenNumber, optionalText } from "./fields.ts";
import { gatherNotes, noteFields } from "./need-fields.ts";
import { defineForm } from "./parse-form.ts";

export const hiddenNotesForm = defineForm({ ...noteFields }, (form) => form.transform(gatherNotes));

const inEnglish = (number: number): string => number.toLocaleString("en");
const bytes = (text: string): number => new TextEncoder().encode(text).length;

export const hiddenWordsForm = defineForm({
  words: z
    .string()
    .refine(
      (text) => bytes(text) <= HIDDEN_WORDS_MAX_BYTES,
      `A list can have ${inEnglish(HIDDEN_WORDS_MAX_BYTES)} letters at most. Could some of it go?`,
    )
    .refine(
      (text) => linesOf(text).length <= HIDDEN_WORDS_MAX_LINES,
      `A list can have ${inEnglish(HIDDEN_WORDS_MAX_LINES)} lines at most. Could some of it go?`,
    ),
  fromVersion: hiddenNumber,
});

/** One thing that is shown again: a person by name, an alias in its thread, or a thread. */
export const letGoForm = defineForm({
  handle: z.string().max(1_000),
  alias: z.string().max(1_000),
  thread: hiddenKey,
});

/** Direction overrides would turn the words around what somebody says about themselves. */
const about = optionalText(ABOUT_MAX_CHARS, `A few words: up to ${ABOUT_MAX_CHARS} characters.`).transform(
  (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/gu, " ").replace(/\n{3,}/g, "\n\n"),
);

/** Whose helplines somebody sees first: one of these codes, or none. `from` is the page that asked. */
export const countryForm = (codes: readonly string[]) =>
  defineForm({
    country: z
      .string()
      .refine((code) => code === "" || codes.includes(code), "Please choose one of the list.")
      .transform((code) => code || null),
    from: z.string().max(100),
  });

export const profileForm = defineForm({ about, isOff: checkbox });

const CHOOSE = "Please choose one of the two.";

/** How somebody leaves: what becomes of their posts, and when. */
export const leavingForm = defineForm({
  posts: z.enum(["keep", "erase"], CHOOSE),
  when: z.enum(["later", "now"], CHOOSE),
});
