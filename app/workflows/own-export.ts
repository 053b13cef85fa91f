import type { Member } from "#app/domain/actor.ts";
import { type ExportView, exportView, isBeingMade } from "#app/domain/export.ts";
import { beginExport, exportJobOf, exportParts, exportSize } from "#db/queries/exports.ts";
import type { Db } from "#db/schema.ts";

/** How a member's copy stands. There is no way to ask about anybody else's. */
export async function viewExport(db: Db, { id }: Member, nowMs: number): Promise<ExportView> {
  const job = await exportJobOf(db, id);
  return exportView(job, job?.state === "ready" ? await exportSize(db, id) : 0, nowMs);
}

export async function isExportUnderWay(db: Db, { id }: Member): Promise<boolean> {
  const job = await exportJobOf(db, id);
  return job !== undefined && isBeingMade(job.state);
}

/** Asks for a copy; while one is being made, that is the one. */
export const askForExport = (db: Db, { id }: Member, nowMs: number): Promise<void> =>
  beginExport(db, { accountId: id, nowMs });

export type ReadyFile = { bytes: number; pieces: AsyncIterable<Uint8Array> };

/** The member's finished copy, or null when there is none to take. */
export async function readyExport(db: Db, member: Member, nowMs: number): Promise<ReadyFile | null> {
  const view = await viewExport(db, member, nowMs);
  return view.state === "ready" ? { bytes: view.bytes, pieces: exportParts(db, member.id, "zip") } : null;
}
