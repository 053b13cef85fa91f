import { EXPORT_LASTS_MS, type ExportSection, FIRST_PLACE } from "#app/domain/export.ts";
import type { ExportJobTable, ExportPartTable } from "../export-tables.ts";
import { inTransaction } from "../portable.ts";
import type { Db } from "../schema.ts";

export const exportJobOf = (db: Db, accountId: string) =>
  db.selectFrom("exportJob").selectAll().where("accountId", "=", accountId).executeTakeFirst();

/** Puts a new copy in the place of one that has ended. While one is being made, nothing happens. */
export const beginExport = (db: Db, { accountId, nowMs }: { accountId: string; nowMs: number }) =>
  inTransaction(db, async (tx) => {
    await tx
      .deleteFrom("exportJob")
      .where("accountId", "=", accountId)
      .where("state", "in", ["ready", "failed"])
      .execute();
    await tx
      .insertInto("exportJob")
      .values({
        ...{ accountId, askedAtMs: nowMs, state: "waiting", done: 0, total: 0, cursor: FIRST_PLACE },
        ...{ leaseUntilMs: 0, readyAtMs: 0, expiresAtMs: 0 },
      })
      .onConflict((conflict) => conflict.column("accountId").doNothing())
      .execute();
  });

/** The copy that has waited longest with nobody at work on it, for one slice. Of two servers one gets it. */
export async function takeExport(
  db: Db,
  { nowMs, leaseUntilMs }: { nowMs: number; leaseUntilMs: number },
): Promise<ExportJobTable | undefined> {
  const job = await db
    .selectFrom("exportJob")
    .selectAll()
    .where("state", "in", ["waiting", "working"])
    .where("leaseUntilMs", "<=", nowMs)
    .orderBy("leaseUntilMs")
    .orderBy("askedAtMs")
    .orderBy("accountId")
    .executeTakeFirst();
  if (!job) return undefined;
  const { numUpdatedRows } = await db
    .updateTable("exportJob")
    .set({ state: "working", leaseUntilMs })
    .where("accountId", "=", job.accountId)
    .where("askedAtMs", "=", job.askedAtMs)
    .where("cursor", "=", job.cursor)
    .where("leaseUntilMs", "=", job.leaseUntilMs)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? { ...job, state: "working", leaseUntilMs } : undefined;
}

type Change = Partial<Omit<ExportJobTable, "accountId" | "askedAtMs">>;

/** Changes the copy and gives it free, if it still is in the hands of whoever took it so. Whether it is. */
async function changeTaken(db: Db, taken: ExportJobTable, change: Change): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("exportJob")
    .set({ leaseUntilMs: 0, ...change })
    .where("accountId", "=", taken.accountId)
    .where("askedAtMs", "=", taken.askedAtMs)
    .where("cursor", "=", taken.cursor)
    .where("leaseUntilMs", "=", taken.leaseUntilMs)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type Part = Pick<ExportPartTable, "section" | "bytes">;

/**
 * Keeps a slice together with where the next one begins, and says so; what came too late is dropped. A `leaseUntilMs` in
 * `change` holds on to the copy.
 */
export const keepSlice = (db: Db, taken: ExportJobTable, { part, ...change }: Change & { part: Part }) =>
  inTransaction(db, async (tx) => {
    if (!(await changeTaken(tx, taken, change))) return false;
    const { accountId } = taken;
    const { next } = await tx
      .selectFrom("exportPart")
      .select((eb) => eb.fn.countAll<number>().as("next"))
      .where("accountId", "=", accountId)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("exportPart")
      .values({ accountId, position: Number(next), ...part })
      .execute();
    return true;
  });

/** What is left of a file that was begun and not finished goes. */
export async function deletePieces(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("exportPart").where("accountId", "=", accountId).where("section", "=", "zip").execute();
}

/** The file is whole. */
export const finishExport = (db: Db, taken: ExportJobTable, nowMs: number): Promise<boolean> =>
  changeTaken(db, taken, { state: "ready", readyAtMs: nowMs, expiresAtMs: nowMs + EXPORT_LASTS_MS });

/** Deletes one slice that a finished file was made from; whether there was one. A new copy's slices are left alone. */
export async function deleteUsedSlice(db: Db, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("exportPart")
    .where("accountId", "=", accountId)
    .where("section", "!=", "zip")
    .where("position", "=", (eb) =>
      eb
        .selectFrom("exportPart as used")
        .select((of) => of.fn.min("used.position").as("first"))
        .where("used.accountId", "=", accountId)
        .where("used.section", "!=", "zip"),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("exportJob")
          .select("accountId")
          .where("exportJob.accountId", "=", accountId)
          .where("state", "=", "ready"),
      ),
    )
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Says that it could not be made. What was gathered goes. */
export const failExport = (db: Db, taken: ExportJobTable, nowMs: number) =>
  inTransaction(db, async (tx) => {
    const failed = await changeTaken(tx, taken, { state: "failed", expiresAtMs: nowMs + EXPORT_LASTS_MS });
    if (failed) await deleteParts(tx, taken.accountId);
  });

const deleteParts = (db: Db, accountId: string) =>
  db.deleteFrom("exportPart").where("accountId", "=", accountId).execute();

/** The parts of one kind in their order, one at a time in memory. */
export async function* exportParts(
  db: Db,
  accountId: string,
  section: ExportSection | "about" | "zip",
): AsyncGenerator<Uint8Array> {
  let after = -1;
  for (;;) {
    const part = await db
      .selectFrom("exportPart")
      .select(["position", "bytes"])
      .where("accountId", "=", accountId)
      .where("section", "=", section)
      .where("position", ">", after)
      .orderBy("position")
      .limit(1)
      .executeTakeFirst();
    if (!part) return;
    yield part.bytes;
    after = part.position;
  }
}

/** How many bytes the finished file has. */
export async function exportSize(db: Db, accountId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom("exportPart")
    .select((eb) => eb.fn.sum<number | null>(eb.fn("length", ["bytes"])).as("bytes"))
    .where("accountId", "=", accountId)
    .where("section", "=", "zip")
    .executeTakeFirstOrThrow();
  return Number(bytes ?? 0);
}

/** Copies that have ended and can no longer be taken. One that is being made has no end yet. */
export async function deleteExpiredExports(db: Db, nowMs: number): Promise<void> {
  await db
    .deleteFrom("exportJob")
    .where("state", "in", ["ready", "failed"])
    .where("expiresAtMs", "<=", nowMs)
    .execute();
}
