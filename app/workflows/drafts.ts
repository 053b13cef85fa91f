import { hashOf, newToken } from "#db/identifiers.ts";
import { inTransaction } from "#db/portable.ts";
import { deleteDraft, getDraft, insertDraft, replaceDraft } from "#db/queries/drafts.ts";
import type { Db } from "#db/schema.ts";

/**
 * A form that was sent by somebody who has not joined yet, or whose session has ended. It waits on the server under
 * the token of a cookie, and comes back the moment its writer is signed in: posts are posted, other forms reopened.
 */
export type Draft = {
  /** Where the form stands, and where its writer is brought back to. */
  path: string;
  /** What was typed, by field. */
  fields: Record<string, string>;
};

export const DRAFT_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Keeps the form and returns the token for the cookie. `previousToken`'s draft, if any, is replaced. */
export async function keepDraft(
  db: Db,
  draft: Draft,
  { previousToken, nowMs }: { previousToken: string | null; nowMs: number },
): Promise<string> {
  const token = newToken();
  await inTransaction(db, async (tx) => {
    if (previousToken) await deleteDraft(tx, hashOf(previousToken));
    await insertDraft(tx, {
      tokenHash: hashOf(token),
      path: draft.path,
      fields: JSON.stringify(draft.fields),
      createdAtMs: nowMs,
      expiresAtMs: nowMs + DRAFT_LIFETIME_MS,
    });
  });
  return token;
}

/** The draft behind the token, or null when there is none, or no longer. */
export async function findDraft(db: Db, token: string | null, nowMs: number): Promise<Draft | null> {
  const row = token ? await getDraft(db, hashOf(token), nowMs) : undefined;
  return row ? { path: row.path, fields: JSON.parse(row.fields) as Record<string, string> } : null;
}

export const discardDraft = (db: Db, token: string): Promise<void> => deleteDraft(db, hashOf(token));

/** Remembers where the draft's post stands in place of its text, so that the same form sent twice ends there. */
export const markDraftPosted = (db: Db, token: string, path: string): Promise<void> =>
  replaceDraft(db, hashOf(token), { path, fields: "{}" });
