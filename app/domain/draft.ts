/**
 * What somebody is writing, kept on the server from the first pause in typing. Nothing that was kept is ever replaced
 * by a page that had not seen it: then both stand, and their writer chooses.
 *
 * A page that is open writes under a name of its own (`writer`, random) and counts what it sends (`turn`), so that it
 * never conflicts with itself, in whatever order its requests arrive. Pages without scripts have no such name; they
 * say which draft and version they were filled from, and so does the first save of the others.
 *
 *   what is stored at this place                    what comes            so
 *   written by this very page, an earlier turn      other words           replace
 *   written by this very page, this turn or later   anything              late: nothing
 *   the named draft, in the named version           other words           replace
 *   the named draft, in the named version           no words any more     clear
 *   the named draft, changed since                  other words           add, beside it
 *   the named draft, gone or posted meanwhile       other words           add
 *   nothing named                                   other words           add
 *   any draft with the very same words              the same words        same: nothing (sent: replace, and it waits)
 *   nothing of this page                            no words              nothing
 */
import type { Actor } from "./actor.ts";
import type { DraftRef } from "./draft-ref.ts";

/** A form as it was sent: names and texts in their order, a name as often as it occurs. */
export type DraftFields = readonly (readonly [name: string, value: string])[];

/** What the rule needs to know of a draft that is stored. `posted`: its words have become a post, only the trace is left. */
export type StoredDraft = {
  id: string;
  version: number;
  writer: string | null;
  turn: number;
  fields: DraftFields;
  posted: boolean;
  /** Its writer pressed Post and must sign in first. */
  sent: boolean;
};

export type Save = {
  ref: DraftRef;
  fields: DraftFields;
  /** By a press of Post without a session. */
  sent: boolean;
};

export type SaveStep<Stored extends StoredDraft = StoredDraft> =
  | { act: "add" | "nothing" }
  | { act: "replace" | "clear" | "same" | "late"; draft: Stored };

/** Whose drafts: a member's by their account, a guest's by the hash of the token in their cookie. */
export type DraftOwner = { key: string; kind: Actor["kind"] };

/** What becomes of `save`, beside what its writer has stored at the same place. */
export function decideSave<Stored extends StoredDraft>(
  stored: readonly Stored[],
  { ref, fields, sent }: Save,
): SaveStep<Stored> {
  const own = ref.writer === null ? undefined : stored.find(({ writer }) => writer === ref.writer);
  if (own && ref.turn <= own.turn) return { act: "late", draft: own };

  const named = stored.find(({ id, posted }) => id === ref.id && !posted);
  const known = own ?? (named?.version === ref.version ? named : undefined);
  if (!saysSomething(fields)) return known && !known.posted ? { act: "clear", draft: known } : NOTHING;

  const isSame = (draft: Stored) => !draft.posted && sameFields(draft.fields, fields);
  const draft = known ?? stored.find(isSame);
  if (!draft) return { act: "add" };
  return isSame(draft) && !sent ? { act: "same", draft } : { act: "replace", draft };
}

const NOTHING = { act: "nothing" } as const;

/** Fields in which people write. The others are choices and what the page itself put into the form. */
const WRITTEN_FIELDS: readonly string[] = ["title", "body", "details"];

/**
 * What belongs to one sending of a form, and secrets. Of a quote only the post's id is kept: words of somebody else's,
 * copied into a draft, would not follow their post.
 */
const NEVER_KEPT: readonly string[] = ["draft", "draftAt", "intent", "requestKey", "password", "quotedText"];

/** The most that one draft may be, in UTF-16 units: the longest text that a form gives back, and room for the rest. */
export const DRAFT_MAX_UNITS = 100_000;
const DRAFT_MAX_FIELDS = 60;

/** A form's fields without what is never kept. */
export const keptFields = (entries: Iterable<readonly [string, string]>): DraftFields =>
  [...entries].filter(([name]) => !NEVER_KEPT.includes(name));

export const isTooLong = (fields: DraftFields): boolean =>
  fields.length > DRAFT_MAX_FIELDS ||
  fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0) > DRAFT_MAX_UNITS;

/** Whether there is a word in it. A form in which somebody only chose from lists is nothing to keep. */
export const saysSomething = (fields: DraftFields): boolean =>
  fields.some(([name, value]) => WRITTEN_FIELDS.includes(name) && value.trim() !== "");

const sameFields = (a: DraftFields, b: DraftFields): boolean =>
  a.length === b.length &&
  a.every(([name, value], index) => name === b[index]?.[0] && value === b[index]?.[1]);

/** The first text under this name; empty when there is none. */
export const textOf = (fields: DraftFields, wanted: string): string =>
  fields.find(([name]) => name === wanted)?.[1] ?? "";

/** What was written in it, a text for each field that has one. */
export const textsOf = (fields: DraftFields): string[] =>
  WRITTEN_FIELDS.map((name) => textOf(fields, name).trim()).filter(Boolean);

/** Everything that was written in it, as one would copy it. */
export const wordsWritten = (fields: DraftFields): string => textsOf(fields).join("\n\n");

/** How much of a text is shown to know it again, in characters. */
const BEGINNING_CHARS = 160;

/** The beginning of a text on one line. */
export const beginningOf = (text: string): string =>
  [
    ...text
      .slice(0, 4 * BEGINNING_CHARS)
      .replace(/\s+/g, " ")
      .trim(),
  ]
    .slice(0, BEGINNING_CHARS)
    .join("");

const HOUR_MS = 60 * 60 * 1000;

/** How long a draft lasts after the last change: a member's half a year, a guest's a day, as does its cookie. */
export const DRAFT_LIFETIME_MS = { member: 180 * 24 * HOUR_MS, guest: 24 * HOUR_MS } as const;

/** How many drafts somebody may have. Joining moves a guest's over whatever their number. */
export const DRAFTS_MAX = { member: 100, guest: 20 } as const;
