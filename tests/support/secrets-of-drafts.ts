import type { DraftFields, DraftOwner } from "#app/domain/draft.ts";
import { NO_REF } from "#app/domain/draft-ref.ts";
import { saveDraft } from "#app/workflows/save-draft.ts";
import { hashOf, newToken } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";

/** Words that stand in drafts only, and who may come upon them. */
export const DRAFT_SECRETS = {
  draftword: [],
  accountkeptword: ["author"],
  hiddenkeptword: ["author"],
} as const;

/** Stores a draft as its page would, without a script. Returns its id. */
export async function aDraft(
  db: Db,
  owner: DraftOwner,
  draft: { path: string; fields: DraftFields; waits?: boolean; nowMs?: number },
): Promise<string> {
  const { path, fields, waits = false, nowMs = Date.now() } = draft;
  const saved = await saveDraft(db, { owner, path, fields, ref: NO_REF, sent: waits, mayAdd: true, nowMs });
  if (saved.outcome !== "saved") throw new Error(`The draft was not saved: ${saved.outcome}.`);
  return saved.draft.id;
}

/** A guest's draft that waits, whose cookie nobody has, and two of an author's, one to a thread they may not open. */
export async function someDrafts(
  db: Db,
  { author, hiddenThreadId }: { author: { id: string }; hiddenThreadId: string },
) {
  const token = newToken();
  const body = (text: string): DraftFields => [["body", text]];
  const guest: DraftOwner = { kind: "guest", key: hashOf(token) };
  const account: DraftOwner = { kind: "member", key: author.id };
  await aDraft(db, guest, { path: "/article", fields: body("Draftword."), waits: true });
  const ids = [
    await aDraft(db, account, { path: "/article", fields: body("Accountkeptword.") }),
    await aDraft(db, account, { path: `/threads/${hiddenThreadId}`, fields: body("Hiddenkeptword.") }),
  ];
  return { token, hash: guest.key, ids };
}
