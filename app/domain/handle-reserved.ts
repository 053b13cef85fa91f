import { handleSkeleton } from "./handle-look-alikes.ts";

/**
 * Names that nobody may take, because a reader could take the member for someone they are not: for the
 * people who run the forum, for a professional, or for a word of the interface.
 *
 * Three rules, from narrow to wide:
 *   1. a whole name that is one of `RESERVED_HANDLES`, with or without a number;
 *   2. a part of a name (between separators, digits or capitals) that claims authority: "the_moderator";
 *   3. a name made of nothing but such words: "theadmin", "support-team".
 * Whole words only, so "modest", "madmint" and "beet-root" stay free. Compared by look, with leetspeak
 * read as letters ("m0d3rator"). A doubled letter ("addmin") is not noticed: a moderator can rename.
 */
const words = (...lines: string[]): readonly string[] => lines.flatMap((line) => line.split(" "));

const AUTHORITY = words(
  "admin admins administrator administrators sysadmin webmaster postmaster",
  "mod mods moderator moderators moderation staff official afterword helpline hotline lifeline helpdesk",
);
const OFFICE = [...AUTHORITY, ...words("team support help crisis system operator owner therapist")];
const GLUE = words("the real your our my chief head lead forum site care contact");

export const RESERVED_HANDLES: readonly string[] = [
  ...OFFICE,
  ...words("root superuser host security privacy abuse legal emergency police samaritans noreply"),
  ...words("therapists psychotherapist counsellor counselor psychologist psychiatrist doctor"),
  ...words("everyone everybody nobody someone anyone here guest guests anonymous anon unknown"),
  ...words("member members former-member deleted removed withdrawn erased banned"),
  ...words("null undefined none void true false test me you us new edit settings account"),
  ...words("join sign-in sign-up sign-out login logout search feed about guidelines help-now"),
  ...words("notifications drafts record"),
];

const LEET: Readonly<Record<string, string>> = { 3: "e", 4: "a", 5: "s", 7: "t" };

/** How a word looks when leetspeak is read as letters; 0 and 1 are read so by the skeleton already. */
const readAloud = (word: string): string =>
  handleSkeleton(word).replace(/[3457]/g, (digit) => LEET[digit] ?? digit);

/** The word, and the word without a number before or after it, or both: "4dm1n1" is "admin" only without its last digit. */
const withAndWithoutNumbers = (word: string): string[] =>
  [word, word.replace(/^[\d._-]+/, "")].flatMap((start) => [start, start.replace(/[\d._-]+$/, "")]);

const wholeNames = new Set(RESERVED_HANDLES.map(readAloud));
const claims = new Set(AUTHORITY.map(readAloud));
const alternatives = (words: readonly string[]): string => words.map(readAloud).join("|");
const onlyOffice = new RegExp(
  `^(?:${alternatives(GLUE)})*(?:${alternatives(OFFICE)})(?:${alternatives([...OFFICE, ...GLUE])})*$`,
);

/** The parts of a name: split at separators and at a capital after a small letter, then also at digits. */
const partsOf = (handle: string): string[] =>
  handle
    .split(/[._-]|(?<=\p{Ll})(?=\p{Lu})/u)
    .flatMap((part) => [...withAndWithoutNumbers(part), ...part.split(/\d+/)]);

/** Whether a name is set aside: one of the reserved words, or a look-alike, or a claim to speak for the forum. */
export function isReserved(handle: string): boolean {
  const wholes = withAndWithoutNumbers(handle).map(readAloud);
  return (
    wholes.some((whole) => wholeNames.has(whole) || onlyOffice.test(whole)) ||
    partsOf(handle).some((part) => claims.has(readAloud(part)))
  );
}
