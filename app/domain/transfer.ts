import type { Ending } from "./ending.ts";
import type { Handle } from "./handle.ts";
import { type ContentNote, type Hope, storedNotes, type TimeSince } from "./need.ts";
import type { Audience, ThreadKind } from "./thread.ts";

/**
 * Threads on their way into a forum or out of one: a file of JSON lines, one thread a line. What an export writes,
 * an import reads back as the same threads, and exporting those gives the same file.
 *
 * Not carried along: which post a reply quotes, earlier versions of a text, locks, reports and decisions.
 */
export const TRANSFER_KINDS = ["experience", "question", "letter"] as const satisfies readonly ThreadKind[];
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/**
 * A post stands under a member's name (`author`) or, anonymous, under its alias, and never says both: a file must not
 * know more than a reader. So nobody owns what comes back as anonymous.
 */
export type ReplyRecord = {
  author: Handle | null;
  alias?: string | null;
  contentNotes?: readonly ContentNote[];
  body: string;
  createdAtMs: number;
};

export type ThreadRecord = ReplyRecord & {
  title: string;
  kind: TransferKind;
  ending: Ending | null;
  timeSince?: TimeSince | null;
  hope?: Hope | null;
  audience: Audience;
  replies: readonly ReplyRecord[];
};

/** A thread and the line of the file it stands on, from 1. */
export type NumberedThread = { line: number; thread: ThreadRecord };

/** Why an import stopped. `field` names the place within the line, such as `reply 2, author`; null for the whole line. */
export type BadLine = { line: number; field: string | null; message: string };

export const badLineInWords = ({ line, field, message }: BadLine): string =>
  `line ${line}${field === null ? "" : `, ${field}`}: ${message}`;

/** The place of the reply at this index, as a person counts. */
export const replyField = (index: number, field: string): string => `reply ${index + 1}, ${field}`;

/** Who reads a thread whose line does not say: a letter is its author's alone until they share it. */
export const usualAudience = (kind: TransferKind): Audience => (kind === "letter" ? "only-me" : "everyone");

/** Oldest first; of the same moment, as they stood. */
export const oldestFirst = <T extends { createdAtMs: number }>(posts: readonly T[]): T[] =>
  posts.toSorted((one, other) => one.createdAtMs - other.createdAtMs);

export const DAY_MS = 24 * 60 * 60 * 1000;

/** Seconds taken for milliseconds land in January 1970; no forum on the web is older than this. */
const EARLIEST_MS = Date.UTC(1990, 0, 1);

/** What is wrong with the time of a post, or null. One day ahead is a clock that was set wrong; more is a mistake. */
export function timeProblem(createdAtMs: number, nowMs: number): string | null {
  if (createdAtMs < EARLIEST_MS)
    return "This is before 1990. A number here counts milliseconds, not seconds.";
  return createdAtMs > nowMs + DAY_MS ? "This is in the future." : null;
}

type Written<T> = Omit<Required<T>, "author" | "contentNotes" | "replies"> & {
  author: string | null;
  /** As they are stored: a JSON list. */
  contentNotes: string;
};

/** A thread with its authors' names, as an export finds it. */
export type ExportedThread = Written<ThreadRecord> & { replies: readonly Written<ReplyRecord>[] };

/** One line of an export, without its line end. The order of the fields is part of the format. */
export function threadLine(thread: ExportedThread): string {
  const { title, kind, ending, timeSince, hope, audience } = thread;
  return JSON.stringify({
    ...writerFields(thread),
    ...{ title, kind, ending, timeSince, hope, audience },
    ...textFields(thread),
    replies: oldestFirst(thread.replies).map((reply) => ({ ...writerFields(reply), ...textFields(reply) })),
  });
}

type WrittenReply = Written<ReplyRecord>;

/** An anonymous post has no author in the file, whoever wrote it. */
const writerFields = ({ author, alias }: WrittenReply) => (alias === null ? { author } : { alias });

const textFields = ({ contentNotes, body, createdAtMs }: WrittenReply) => ({
  contentNotes: storedNotes(contentNotes),
  body,
  createdAt: new Date(createdAtMs).toISOString(),
});
