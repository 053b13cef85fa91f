import { newId } from "../identifiers.ts";
import type { Db, DraftTable } from "../schema.ts";

export async function insertDraft(db: Db, draft: DraftTable): Promise<void> {
  await db.insertInto("draft").values(draft).execute();
}

/** Everything this owner has at a place, newest first, what has been posted from there included. */
export function draftsAt(db: Db, { owner, path, nowMs }: { owner: string; path: string; nowMs: number }) {
  return db
    .selectFrom("draft")
    .selectAll()
    .where("owner", "=", owner)
    .where("path", "=", path)
    .where("expiresAtMs", ">", nowMs)
    .orderBy("updatedAtMs", "desc")
    .orderBy("id")
    .execute();
}

/** All that this owner is writing, latest change first. */
export function draftsOf(db: Db, owner: string, nowMs: number) {
  return db
    .selectFrom("draft")
    .selectAll()
    .where("owner", "=", owner)
    .where("postedPath", "is", null)
    .where("expiresAtMs", ">", nowMs)
    .orderBy("updatedAtMs", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** This owner's draft, or undefined: nobody else's is ever found. */
export function getDraft(db: Db, { owner, id, nowMs }: { owner: string; id: string; nowMs: number }) {
  return db
    .selectFrom("draft")
    .selectAll()
    .where("id", "=", id)
    .where("owner", "=", owner)
    .where("postedPath", "is", null)
    .where("expiresAtMs", ">", nowMs)
    .executeTakeFirst();
}

/** What this owner sent without being signed in, posted since or not. */
export function sentDraft(db: Db, owner: string, nowMs: number) {
  return db
    .selectFrom("draft")
    .selectAll()
    .where("owner", "=", owner)
    .where("sentAtMs", "is not", null)
    .where("expiresAtMs", ">", nowMs)
    .orderBy("sentAtMs", "desc")
    .executeTakeFirst();
}

export async function countDrafts(db: Db, owner: string, nowMs: number): Promise<number> {
  const { count } = await db
    .selectFrom("draft")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("owner", "=", owner)
    .where("postedPath", "is", null)
    .where("expiresAtMs", ">", nowMs)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Changes the draft if it still stands in this version, makes it the next one, and says whether it did. */
export async function replaceDraft(
  db: Db,
  { id, owner, version }: Pick<DraftTable, "id" | "owner" | "version">,
  change: Partial<DraftTable>,
): Promise<boolean> {
  const result = await db
    .updateTable("draft")
    .set({ ...change, version: version + 1 })
    .where("id", "=", id)
    .where("owner", "=", owner)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Only the last form that was sent waits for its writer; the others of this owner are drafts like any other. */
export async function unsendOthers(db: Db, owner: string, sentId: string): Promise<void> {
  await db
    .updateTable("draft")
    .set({ sentAtMs: null })
    .where("owner", "=", owner)
    .where("id", "!=", sentId)
    .where("postedPath", "is", null)
    .execute();
}

/** Deletes the draft if it still stands in this version, and says whether it did. */
export async function deleteDraftVersion(
  db: Db,
  { id, owner, version }: Pick<DraftTable, "id" | "owner" | "version">,
): Promise<boolean> {
  const result = await db
    .deleteFrom("draft")
    .where("id", "=", id)
    .where("owner", "=", owner)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

type Posted = {
  owner: string;
  path: string;
  /** The draft and version that the form went on with, and the page it stood on; see domain/draft-ref.ts. */
  ref: { id: string | null; version: number; writer: string | null; turn: number };
  /** What was posted, as a draft's fields are stored. */
  fields: string;
  postedPath: string;
  nowMs: number;
  expiresAtMs: number;
};

/**
 * Empties the draft that has been posted and whatever else says exactly the same at its place. What is left of it for a
 * while is where the post stands, and how far its page had counted: a save that was on its way brings no word back.
 */
export async function clearPostedDraft(db: Db, posted: Posted): Promise<void> {
  const { owner, path, ref, postedPath, nowMs, expiresAtMs } = posted;
  const trace = { fields: "[]", turn: ref.turn, postedPath, updatedAtMs: nowMs, expiresAtMs };
  if (ref.id !== null) {
    await replaceDraft(db, { id: ref.id, owner, version: ref.version }, trace);
  }
  if (ref.writer !== null) {
    const made = {
      id: newId(),
      owner,
      path,
      version: 1,
      writer: ref.writer,
      sentAtMs: null,
      createdAtMs: nowMs,
    };
    await db
      .insertInto("draft")
      .values({ ...made, ...trace })
      .onConflict((conflict) =>
        conflict
          .columns(["owner", "path", "writer"])
          .doUpdateSet((eb) => ({ ...trace, version: eb("draft.version", "+", 1) })),
      )
      .execute();
  }
  await db
    .deleteFrom("draft")
    .where("owner", "=", owner)
    .where("path", "=", path)
    .where("fields", "=", posted.fields)
    .where("postedPath", "is", null)
    .execute();
}

export async function deleteDraft(db: Db, owner: string, id: string): Promise<void> {
  await db.deleteFrom("draft").where("owner", "=", owner).where("id", "=", id).execute();
}

/** All of a guest's, or of an account's. */
export async function deleteDraftsOf(db: Db, owner: string): Promise<void> {
  await db.deleteFrom("draft").where("owner", "=", owner).execute();
}

/** Deletes what anybody is writing at this place. There is no index for it: for deletions that must be complete. */
export async function deleteDraftsAt(db: Db, path: string): Promise<void> {
  await db.deleteFrom("draft").where("path", "=", path).execute();
}
