import { z } from "zod";

/** Characters as people count them: code points, so that an emoji is not two. */
const length = (text: string): number => [...text].length;

/** Blanks, invisible characters and the fillers that look like them: a text of nothing else says nothing. */
const INVISIBLE = /[\s\p{Cf}\p{Cc}\p{Zs}\u2800\u3164\u115f\u1160\uffa0]/gu;
const saysNothing = (text: string): boolean => text.replace(INVISIBLE, "") === "";

/** UTF-16 units before blanks are dropped: a draft is kept as it was typed, and must not be a way to store megabytes. */
const rawLimit = (max: number): number => 4 * max;

export type TextRule = { max: number; empty: string; tooLong: string };

/** A text that must say something and has a limit in characters. Blanks at both ends are dropped. */
export const requiredText = ({ max, empty, tooLong }: TextRule) =>
  z
    .string()
    .refine((text) => text.length <= rawLimit(max), tooLong)
    .transform((text) => text.trim())
    .refine((text) => !saysNothing(text), empty)
    .refine((text) => length(text) <= max, tooLong);

export const optionalText = (max: number, tooLong: string) =>
  z
    .string()
    .refine((text) => text.length <= rawLimit(max), tooLong)
    .transform((text) => (saysNothing(text) ? "" : text.trim()))
    .refine((text) => length(text) <= max, tooLong);

/** A choice among slugs. An empty one is `null`. */
export const optionalChoice = <T extends string>(slugs: readonly [T, ...T[]]) =>
  z
    .union([z.literal(""), z.enum(slugs)], { error: "Please choose one of the list." })
    .transform((slug): T | null => (slug === "" ? null : (slug as T)));

export const requiredChoice = <T extends string>(slugs: readonly [T, ...T[]], message: string) =>
  z.custom<T>((text) => slugs.includes(text as T), { error: message });

/** Ticked or not. Anything but `yes` is no. */
export const checkbox = z.string().transform((text) => text === "yes");

/** A number that the page itself put into the form. */
export const hiddenNumber = z
  .string()
  .regex(/^\d{1,9}$/, "Please open the page again.")
  .transform(Number);

/** The same, and null when it is empty. */
export const optionalNumber = z
  .string()
  .regex(/^\d{0,9}$/, "Please open the page again.")
  .transform((digits) => (digits === "" ? null : Number(digits)));

/** An id or a key that the page itself put into the form; empty when there is none. */
export const hiddenKey = z
  .string()
  .regex(/^[\w-]{0,100}$/, "Please open the page again.")
  .transform((key) => key || null);
