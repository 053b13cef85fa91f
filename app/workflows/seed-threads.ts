import { ENDING_SLUGS } from "#app/domain/ending.ts";
import { type Handle, parseHandle, suggestHandle } from "#app/domain/handle.ts";
import { pickFrom, seededRandom } from "#app/domain/random.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { sampleOpening, sampleReply, sampleTitle } from "#app/domain/sample-text.ts";
import {
  type BadLine,
  DAY_MS,
  type NumberedThread,
  type ReplyRecord,
  type ThreadRecord,
} from "#app/domain/transfer.ts";
import type { Db } from "#db/schema.ts";
import { type Imported, type ImportOptions, importThreads } from "./import-threads.ts";

export type SeedThreads = {
  threads: number;
  /** Replies in all, many in a few threads and few in most. */
  replies: number;
};

const SEED = 20_260_101;
/** All sample posts are from the two years before this day, so that the same numbers give the same content always. */
const NEWEST_MS = Date.UTC(2026, 0, 1);
const SPAN_MS = 730 * DAY_MS;
const MOST_AUTHORS = 5_000;

/** Stores made-up threads by made-up members. Refused when a sample member's name belongs to somebody who can sign in. */
export const seedThreads = (
  db: Db,
  input: SeedThreads,
  options: ImportOptions = {},
): Promise<Result<Imported, BadLine>> =>
  importThreads(db, sampleThreads(input), { ...options, refuseOwners: true });

/** The threads, one at a time. */
function* sampleThreads({ threads, replies }: SeedThreads): Generator<Result<NumberedThread, never>> {
  const random = seededRandom(SEED);
  const authors = sampleAuthors(authorsFor(threads, replies), random);
  const counts = unevenly(threads, replies, random);
  for (const [index, count] of counts.entries()) {
    yield ok({ line: index + 1, thread: sampleThread(authors, count, random) });
  }
}

/** Most people write a few times. */
const authorsFor = (threads: number, replies: number): number =>
  Math.min(MOST_AUTHORS, 5 + Math.ceil((threads + replies / 10) / 3));

type Random = () => number;
type Authors = [Handle, ...Handle[]];

function sampleAuthors(count: number, random: Random): Authors {
  const names = new Map<string, Handle>();
  while (names.size < count) {
    const handle = parseHandle(suggestHandle(random));
    if (handle.ok) names.set(handle.value.skeleton, handle.value);
  }
  return [...names.values()] as Authors;
}

/** How many replies each thread gets: the cube makes the first threads busy, and then they change places. */
function unevenly(threads: number, replies: number, random: Random): number[] {
  const counts = new Array<number>(threads).fill(0);
  for (let n = 0; n < replies; n++) {
    const index = Math.floor(threads * random() ** 3);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  for (let index = threads - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [counts[index], counts[other]] = [counts[other] ?? 0, counts[index] ?? 0];
  }
  return counts;
}

function sampleThread(authors: Authors, replies: number, random: Random): ThreadRecord {
  const kind = random() < 0.4 ? "question" : "experience";
  const createdAtMs = NEWEST_MS - Math.floor(random() * SPAN_MS);
  return {
    author: pickFrom(authors, random),
    title: sampleTitle(kind, random),
    kind,
    ending: random() < 0.8 ? pickFrom(ENDING_SLUGS, random) : null,
    audience: "everyone",
    body: sampleOpening(random),
    createdAtMs,
    replies: Array.from({ length: replies }, () => replyAfter(createdAtMs, authors, random)),
  };
}

/** Most replies come early: the square of a number below 1 is smaller. */
const replyAfter = (createdAtMs: number, authors: Authors, random: Random): ReplyRecord => ({
  author: pickFrom(authors, random),
  body: sampleReply(random),
  createdAtMs: createdAtMs + Math.floor((NEWEST_MS - createdAtMs) * random() ** 2),
});
