import { setTimeout as wait } from "node:timers/promises";
import {
  EXPORT_LEASE_MS,
  EXPORT_SECTIONS,
  type ExportSection,
  parsePlace,
  placeAfter,
} from "#app/domain/export.ts";
import { EXPORT_FILES, type ExportFile } from "#app/render/export-files.ts";
import { createZip, type ZipWriter } from "#app/render/zip.ts";
import type { ExportJobTable } from "#db/export-tables.ts";
import { isStorageFailure } from "#db/portable.ts";
import {
  deletePieces,
  deleteUsedSlice,
  exportParts,
  failExport,
  finishExport,
  keepSlice,
  takeExport,
} from "#db/queries/exports.ts";
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
  if (place.step === "pack") return pack(db, job, nowMs);
  if (place.step === "about") {
    const about = await gatherAbout(db, accountId, nowMs);
    const part = { section: "about", bytes: stored(about) } as const;
    const total = await countOwnThings(db, accountId);
    await keepSlice(db, job, { part, total, cursor: placeAfter(place, null) });
    return;
  }
  const { step: section, after } = place;
  const limit = section === "posts" ? atOnce.posts : atOnce.others;
  const { rows, next } = await gatherSlice(db, section, { accountId, after, limit, nowMs });
  const part = { section, bytes: stored(rows) };
  await keepSlice(db, job, { part, done: job.done + rows.length, cursor: placeAfter(place, next) });
}

/**
 * Makes the file from the slices and keeps each piece when it is done, as long as the copy is still in these hands. It
 * rests as long as it has worked, so that others have their turn. After a stop it begins again.
 */
async function pack(db: Db, job: ExportJobTable, nowMs: number): Promise<void> {
  const { accountId, leaseUntilMs } = job;
  await deletePieces(db, accountId);
  const zip = createZip(nowMs);
  let startedMs = performance.now();
  for await (const _ of packed(db, accountId, zip)) {
    for (const bytes of zip.take()) {
      if (!(await keepSlice(db, job, { part: { section: "zip", bytes }, leaseUntilMs }))) return;
    }
    await wait(performance.now() - startedMs);
    startedMs = performance.now();
  }
  if (!(await finishExport(db, job, nowMs))) return;
  while (await deleteUsedSlice(db, accountId)) await wait(1);
}

/** Text that is packed at a time, in UTF-16 units: some milliseconds of work. */
const TEXT_AT_ONCE = 50_000;

/** Packs everything, and stops for breath after each little bit. */
async function* packed(db: Db, accountId: string, zip: ZipWriter): AsyncGenerator<void> {
  for (const file of EXPORT_FILES) {
    zip.file(file.name);
    for await (const text of textOf(db, accountId, file)) {
      for (const bit of bitsOf(text)) {
        zip.add(bit);
        yield;
      }
    }
  }
  zip.end();
  yield;
}

/** A text in bits; no character is cut in two. */
function* bitsOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    let to = from + TEXT_AT_ONCE;
    if (isCut(text, to)) to += 1;
    yield text.slice(from, to);
    from = to;
  }
}

/** Whether the second half of a character stands here. */
const isCut = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff;

async function* textOf(db: Db, accountId: string, file: ExportFile): AsyncGenerator<string> {
  const [about] = await Array.fromAsync(exportParts(db, accountId, "about"));
  yield file.begin(read(about));
  for (const section of EXPORT_SECTIONS) {
    yield file.open(section);
    let isEmpty = true;
    for await (const rows of slicesOf(db, accountId, section)) {
      yield file.rows(section, rows, isEmpty);
      isEmpty &&= rows.length === 0;
    }
    yield file.close(section, isEmpty);
  }
  yield file.end();
}

async function* slicesOf(db: Db, accountId: string, section: ExportSection) {
  for await (const bytes of exportParts(db, accountId, section)) yield read(bytes);
}

const stored = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** What `stored` made of it, in an earlier slice of this or another server of the same version. */
const read = (bytes: Uint8Array | undefined) => JSON.parse(Buffer.from(bytes ?? []).toString());
