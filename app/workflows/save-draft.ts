import {
  DRAFT_LIFETIME_MS,
  DRAFTS_MAX,
  type DraftFields,
  type DraftOwner,
  decideSave,
  isTooLong,
  type StoredDraft,
} from "#app/domain/draft.ts";
import type { DraftRef } from "#app/domain/draft-ref.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction, isUniqueViolation } from "#db/portable.ts";
import {
  countDrafts,
  deleteDraftVersion,
  draftsAt,
  insertDraft,
  replaceDraft,
  unsendOthers,
} from "#db/queries/drafts.ts";
import type { Db, DraftTable } from "#db/schema.ts";

export type Draft = StoredDraft & { path: string; updatedAtMs: number; postedPath: string | null };

export const draftOf = (row: DraftTable): Draft => ({
  id: row.id,
  path: row.path,
  fields: JSON.parse(row.fields) as DraftFields,
  version: row.version,
  writer: row.writer,
  turn: row.turn,
  sent: row.sentAtMs !== null,
  posted: row.postedPath !== null,
  postedPath: row.postedPath,
  updatedAtMs: row.updatedAtMs,
});

export type SaveDraft = {
  owner: DraftOwner;
  path: string;
  fields: DraftFields;
  ref: DraftRef;
  /** Its writer pressed Post and must sign in first. */
  sent: boolean;
  /** Without this, drafts are only changed, and one that would have to be added is `unknown`. */
  mayAdd: boolean;
  nowMs: number;
};

/**
 * - `saved`: the words are stored, and `draft` is what to go on with; `others` is how many drafts of the same place say
 *   something else.
 * - `empty`: there was not a word in it, and what this page had stored is cleared.
 * - `late`: this page has sent or posted something later already.
 * - `full`: there are as many drafts as one may have; what was sent is kept all the same. `too-long`: it is more than one draft may be.
 */
export type SavedDraft =
  | { outcome: "saved"; draft: { id: string; version: number }; others: number }
  | { outcome: "empty" | "late" | "full" | "too-long" | "unknown" };

/** Keeps what somebody is writing; domain/draft.ts says what becomes of what is stored already. */
export async function saveDraft(db: Db, input: SaveDraft): Promise<SavedDraft> {
  return isTooLong(input.fields) ? { outcome: "too-long" } : settle(db, (tx) => trySave(tx, input));
}

async function trySave(db: Db, input: SaveDraft): Promise<SavedDraft> {
  const { owner, path, nowMs } = input;
  const stored = (await draftsAt(db, { owner: owner.key, path, nowMs })).map(draftOf);
  const step = decideSave(stored, input);
  const saved = (draft: { id: string; version: number }): SavedDraft => ({
    outcome: "saved",
    draft: { id: draft.id, version: draft.version },
    others: stored.filter(({ id, posted }) => !posted && id !== draft.id).length,
  });

  switch (step.act) {
    case "nothing":
      return { outcome: "empty" };
    case "late":
      return { outcome: "late" };
    case "same":
      return saved(step.draft);
    case "clear":
      if (await deleteDraftVersion(db, { ...step.draft, owner: owner.key })) return { outcome: "empty" };
      throw new ChangedMeanwhile();
    case "replace":
      return saved(await replace(db, step.draft, input));
    case "add":
      if (!input.mayAdd) return { outcome: "unknown" };
      if (!input.sent && (await countDrafts(db, owner.key, nowMs)) >= DRAFTS_MAX[owner.kind])
        return { outcome: "full" };
      return saved(await add(db, input));
  }
}

const columnsOf = ({ owner, fields, ref, sent, nowMs }: SaveDraft) => ({
  fields: JSON.stringify(fields),
  writer: ref.writer,
  turn: ref.turn,
  sentAtMs: sent ? nowMs : null,
  postedPath: null,
  updatedAtMs: nowMs,
  expiresAtMs: nowMs + DRAFT_LIFETIME_MS[owner.kind],
});

async function replace(db: Db, { id, version }: Draft, input: SaveDraft) {
  const owner = input.owner.key;
  if (!(await replaceDraft(db, { id, owner, version }, columnsOf(input)))) throw new ChangedMeanwhile();
  if (input.sent) await unsendOthers(db, owner, id);
  return { id, version: version + 1 };
}

async function add(db: Db, input: SaveDraft) {
  const made = { id: newId(), owner: input.owner.key, path: input.path, version: 1 };
  await insertDraft(db, { ...made, createdAtMs: input.nowMs, ...columnsOf(input) });
  if (input.sent) await unsendOthers(db, made.owner, made.id);
  return made;
}

/** Somebody else wrote the same draft between reading and writing it. */
export class ChangedMeanwhile extends Error {}

const TRIES = 8;

/** Does it again from the start for as long as somebody else is quicker, which only happens with several connections. */
export async function settle<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(db, work);
    } catch (error) {
      if (tries === TRIES || !(error instanceof ChangedMeanwhile || isUniqueViolation(error))) throw error;
    }
  }
}
