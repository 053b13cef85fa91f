import type { Member } from "#app/domain/actor.ts";
import { askForExport } from "#app/workflows/own-export.ts";
import { workOnExports } from "#app/workflows/work-on-exports.ts";
import type { Db } from "#db/schema.ts";

/** One copy that is ready, and one in the middle that nobody goes on with, so that its page stays as it is. */
export async function sampleExports(
  db: Db,
  { ready, making }: { ready: Member; making: Member },
  nowMs: number,
): Promise<void> {
  await askForExport(db, ready, nowMs);
  while (await workOnExports(db, { nowMs }));
  await askForExport(db, making, nowMs);
  const held = {
    state: "working",
    done: 120,
    total: 500,
    leaseUntilMs: nowMs + 365 * 24 * 3_600_000,
  } as const;
  await db.updateTable("exportJob").set(held).where("accountId", "=", making.id).execute();
}
