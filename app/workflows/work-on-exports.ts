import { setImmediate as breathe } from "node:timers/promises";
import {
  EXPORT_LEASE_MS,
  EXPORT_SECTIONS,
  type ExportSection,
  parsePlace,
  placeAfter,
} from "#app/domain/export.ts";
import { EXPORT_FILES } from "#app/render/export-files.ts";
import { createZip } from "#app/render/zip.ts";
import type { ExportJobTable } from "#db/export-tables.ts";
import { isStorageFailure } from "#db/portable.ts";
import { exportParts, failExport, finishExport, keepSlice, takeExport } from "#db/queries/exports.ts";
import { countOwnThings } from "#db/queries/own-things.ts";
import type { Db } from "#db/schema.ts";
import { gatherAbout } from "./gather-about.ts";
import { gatherSlice } from "./gather-export.ts";

/** Things in a slice; posts bring their earlier versions, so there are fewer of them. */
const AT_ONCE = { posts: 50, others: 200 };

/**
 * One slice of the copy that has waited longest, and whether there was any. What is gathered is kept with the place
 * where the next slice begins, so a stop costs one slice, and whichever server comes next goes on. When the database
 * fails, the slice is tried again after its lease; anything else is a bug, and the copy says that it failed.
 */
export async function workOnExports(
  db: Db,
  { nowMs, atOnce = AT_ONCE }: { nowMs: number; atOnce?: typeof AT_ONCE },
): Promise<boolean> {
  const job = await takeExport(db, { nowMs, leaseUntilMs: nowMs + EXPORT_LEASE_MS });
  if (!job) return false;
  try {
    await workOn(db, job, { nowMs, atOnce });
  } catch (error) {
    if (!isStorageFailure(error)) await failExport(db, job, nowMs);
    throw error;
  }
  return true;
}

async function workOn(
  db: Db,
  job: ExportJobTable,
  { nowMs, atOnce }: { nowMs: number; atOnce: typeof AT_ONCE },
): Promise<void> {
  const { accountId } = job;
  const place = parsePlace(job.cursor);
  if (place.step === "pack") {
    return finishExport(db, job, { pieces: await pack(db, accountId, nowMs), nowMs });
  }
  if (place.step === "about") {
    const about = await gatherAbout(db, accountId, nowMs);
    const part = { section: "about", bytes: stored(about) } as const;
    const total = await countOwnThings(db, accountId);
    return keepSlice(db, job, { part, total, cursor: placeAfter(place, null) });
  }
  const { step: section, after } = place;
  const limit = section === "posts" ? atOnce.posts : atOnce.others;
  const { rows, next } = await gatherSlice(db, section, { accountId, after, limit, nowMs });
  const part = { section, bytes: stored(rows) };
  await keepSlice(db, job, { part, done: job.done + rows.length, cursor: placeAfter(place, next) });
}

/** The file, in pieces. Others have their turn after every slice. */
async function pack(db: Db, accountId: string, nowMs: number): Promise<Uint8Array[]> {
  const zip = createZip(nowMs);
  const [about] = await Array.fromAsync(exportParts(db, accountId, "about"));
  for (const file of EXPORT_FILES) {
    zip.file(file.name);
    zip.add(file.begin(read(about)));
    for (const section of EXPORT_SECTIONS) {
      zip.add(file.open(section));
      let isEmpty = true;
      for await (const rows of slicesOf(db, accountId, section)) {
        zip.add(file.rows(section, rows, isEmpty));
        isEmpty &&= rows.length === 0;
        await breathe();
      }
      zip.add(file.close(section, isEmpty));
    }
    zip.add(file.end());
  }
  return zip.end();
}

async function* slicesOf(db: Db, accountId: string, section: ExportSection) {
  for await (const bytes of exportParts(db, accountId, section)) yield read(bytes);
}

const stored = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** What `stored` made of it, in an earlier slice of this or another server of the same version. */
const read = (bytes: Uint8Array | undefined) => JSON.parse(Buffer.from(bytes ?? []).toString());
