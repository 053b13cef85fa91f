import { z } from "zod";
import { hiddenKey, optionalText } from "./fields.ts";
import { defineForm } from "./parse-form.ts";

const from1To = (most: number, message: string) =>
  z
    .string()
    .refine((text) => /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most, message)
    .transform(Number);

/** How many people may join by a link, and for how many days. */
export const invitationForm = defineForm({
  uses: from1To(100, "Please write a number from 1 to 100."),
  days: from1To(90, "Please write a number of days from 1 to 90."),
});

export const takeBackForm = defineForm({ id: hiddenKey });

export const letInForm = defineForm({ handle: z.string().max(200) });

const NOTE_MAX_CHARS = 500;

/** What somebody who joins would like the moderators to know. */
export const noteToModerators = optionalText(
  NOTE_MAX_CHARS,
  `Please keep this under ${NOTE_MAX_CHARS} characters.`,
);
