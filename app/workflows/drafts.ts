import { DRAFT_LIFETIME_MS, type DraftFields, type DraftOwner, decideSave } from "#app/domain/draft.ts";
import type { DraftRef } from "#app/domain/draft-ref.ts";
import {
  clearPostedDraft,
  deleteDraft,
  deleteDraftsOf,
  deleteDraftVersion,
  draftsAt,
  draftsOf,
  getDraft,
  replaceDraft,
  sentDraft,
} from "#db/queries/drafts.ts";
import type { Db } from "#db/schema.ts";
import { ChangedMeanwhile, type Draft, draftOf, settle } from "./save-draft.ts";

/** Everything this owner is writing at one place, the latest first. */
export async function findDrafts(
  db: Db,
  { owner, path, nowMs }: { owner: DraftOwner; path: string; nowMs: number },
): Promise<Draft[]> {
  const rows = await draftsAt(db, { owner: owner.key, path, nowMs });
  return rows.map(draftOf).filter(({ posted }) => !posted);
}

/** Everything this owner is writing anywhere, the latest first. */
export async function findAllDrafts(db: Db, owner: DraftOwner, nowMs: number): Promise<Draft[]> {
  return (await draftsOf(db, owner.key, nowMs)).map(draftOf);
}

/** The form that was sent without a session and waits for its writer to sign in, or has been posted since. */
export async function findSent(db: Db, owner: DraftOwner, nowMs: number): Promise<Draft | null> {
  const row = await sentDraft(db, owner.key, nowMs);
  return row ? draftOf(row) : null;
}

export async function findDraft(
  db: Db,
  { owner, id, nowMs }: { owner: DraftOwner; id: string; nowMs: number },
): Promise<Draft | null> {
  const row = await getDraft(db, { owner: owner.key, id, nowMs });
  return row ? draftOf(row) : null;
}

export const discardDraft = (db: Db, owner: DraftOwner, id: string): Promise<void> =>
  deleteDraft(db, owner.key, id);

/** All of a guest's on signing out and leaving, and all of an account's when it is erased. */
export const discardAllDrafts = (db: Db, owner: DraftOwner): Promise<void> => deleteDraftsOf(db, owner.key);

export type Posted = {
  owner: DraftOwner;
  path: string;
  ref: DraftRef;
  fields: DraftFields;
  /** Where it stands now. */
  postedPath: string;
  nowMs: number;
};

/** Lets go of the draft that has become a post, and of no other words. In the transaction that stores the post. */
export const clearPosted = (db: Db, { owner, fields, nowMs, ...posted }: Posted): Promise<void> =>
  clearPostedDraft(db, {
    ...posted,
    owner: owner.key,
    fields: JSON.stringify(fields),
    nowMs,
    expiresAtMs: nowMs + DRAFT_LIFETIME_MS.guest,
  });

/**
 * Gives a guest's drafts to the account they have signed in to, and returns the latest of them. What this same page
 * had saved under the account before its session ended is replaced; nothing else is.
 */
export async function joinDrafts(
  db: Db,
  { guest, account, nowMs }: { guest: DraftOwner; account: DraftOwner; nowMs: number },
): Promise<Draft | null> {
  return settle(db, async (tx) => {
    const drafts = (await draftsOf(tx, guest.key, nowMs)).map(draftOf);
    for (const draft of drafts) await giveTo(tx, draft, { guest, account, nowMs });
    return drafts[0] ?? null;
  });
}

async function giveTo(
  db: Db,
  draft: Draft,
  { guest, account, nowMs }: { guest: DraftOwner; account: DraftOwner; nowMs: number },
): Promise<void> {
  const { id, path, version, fields, writer, turn } = draft;
  const stored = await draftsAt(db, { owner: account.key, path, nowMs });
  const ref = { id: null, version: 0, writer, turn };
  const step = decideSave(stored.map(draftOf), { ref, fields, sent: false });
  const kept = { sentAtMs: null, expiresAtMs: nowMs + DRAFT_LIFETIME_MS[account.kind] };

  if (step.act === "add" || step.act === "late") {
    // Late can only mean that the account knows this page by something newer: then both stand.
    const moved = { ...kept, owner: account.key, writer: step.act === "late" ? null : writer };
    if (!(await replaceDraft(db, { id, owner: guest.key, version }, moved))) throw new ChangedMeanwhile();
    return;
  }
  if (step.act === "replace") {
    const { id: theirs, version: seen } = step.draft;
    const change = { ...kept, fields: JSON.stringify(fields), writer, turn, postedPath: null };
    const replaced = { id: theirs, owner: account.key, version: seen };
    if (!(await replaceDraft(db, replaced, { ...change, updatedAtMs: nowMs }))) throw new ChangedMeanwhile();
  }
  if (!(await deleteDraftVersion(db, { id, owner: guest.key, version }))) throw new ChangedMeanwhile();
}
