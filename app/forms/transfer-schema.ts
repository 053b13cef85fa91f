import { z } from "zod";
import { isAlias } from "#app/domain/alias.ts";
import { ENDING_SLUGS } from "#app/domain/ending.ts";
import { type Handle, parseHandle } from "#app/domain/handle.ts";
import { CONTENT_NOTE_SLUGS, HOPE_SLUGS, TIME_SINCE_SLUGS } from "#app/domain/need.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { AUDIENCES } from "#app/domain/thread.ts";
import {
  type BadLine,
  type NumberedThread,
  replyField,
  type ThreadRecord,
  TRANSFER_KINDS,
  timeProblem,
  usualAudience,
} from "#app/domain/transfer.ts";
import { storable } from "./parse-form.ts";
import { POST_RULES } from "./post-forms.ts";

const needs = (what: string) => ({
  error: (issue: { input?: unknown }) =>
    issue.input === undefined ? "This field is missing." : `This should be ${what}.`,
});
const choice = (names: readonly string[]) => needs(`one of ${names.join(", ")}`);

/** A text by the rule of the forum's own form, so that an import stores nothing that could not have been posted. */
const textAsIn = (rule: z.ZodType<string, string>) =>
  z.string(needs("text in quotes")).transform(storable).pipe(rule);

/** Reading a name takes longer than reading the post under it, and the same few hundred people write most of a forum. */
const NAMES_KEPT = 20_000;
const namesRead = new Map<string, ReturnType<typeof parseHandle>>();

function readName(name: string): ReturnType<typeof parseHandle> {
  const known = namesRead.get(name);
  if (known) return known;
  if (namesRead.size >= NAMES_KEPT) namesRead.clear();
  const handle = parseHandle(name);
  namesRead.set(name, handle);
  return handle;
}

const author = z.string(needs("a name in quotes")).transform((name, context): Handle => {
  const handle = readName(name);
  if (handle.ok) return handle.value;
  context.issues.push({ code: "custom", input: name, message: handle.error.message });
  return z.NEVER;
});

const TIME = "a time such as 2026-03-01T19:30:00Z, or a number of milliseconds since 1970";
const time = z
  .union([z.iso.datetime({ offset: true }).transform((iso) => Date.parse(iso)), z.int()], needs(TIME))
  .refine((ms) => !Number.isNaN(ms), `This should be ${TIME}.`);

const alias = z
  .string(needs("a name in quotes"))
  .refine(isAlias, "This should be a name such as Quiet Heron.");

const post = {
  author: author.nullish(),
  alias: alias.nullish(),
  contentNotes: z
    .array(z.enum(CONTENT_NOTE_SLUGS, choice(CONTENT_NOTE_SLUGS)), needs("a list in [ ]"))
    .default([]),
  body: textAsIn(POST_RULES.body),
  createdAt: time,
};

/** Whose a post is: a member's or an alias's, never both and never nobody's. */
type Written = { author?: Handle | null; alias?: string | null };
function oneWriter({ author, alias }: Written, context: z.RefinementCtx): void {
  const named = author !== null && author !== undefined;
  const anonymous = alias !== null && alias !== undefined;
  if (named && anonymous)
    context.addIssue({
      code: "custom",
      path: ["alias"],
      message: "A post has an author or an alias, not both.",
    });
  if (!named && !anonymous)
    context.addIssue({ code: "custom", path: ["author"], message: "This field is missing." });
}

// Strict, because a mistyped "audience" would show a private letter to everyone.
const threadSchema = z
  .strictObject(
    {
      ...post,
      title: textAsIn(POST_RULES.title),
      kind: z.enum(TRANSFER_KINDS, choice(TRANSFER_KINDS)),
      ending: z.enum(ENDING_SLUGS, choice(ENDING_SLUGS)).nullish(),
      timeSince: z.enum(TIME_SINCE_SLUGS, choice(TIME_SINCE_SLUGS)).nullish(),
      hope: z.enum(HOPE_SLUGS, choice(HOPE_SLUGS)).nullish(),
      audience: z.enum(AUDIENCES, choice(AUDIENCES)).optional(),
      replies: z
        .array(z.strictObject(post, needs("a reply in { }")).superRefine(oneWriter), needs("a list in [ ]"))
        .default([]),
    },
    needs("one thread in { }"),
  )
  .superRefine(oneWriter);

/** A thread from the value of one line of JSON, or the first thing that is wrong with it. */
export function parseThread(value: unknown, line: number, nowMs: number): Result<NumberedThread, BadLine> {
  const parsed = threadSchema.safeParse(value);
  if (!parsed.success) return err(firstIssue(parsed.error.issues, line));
  const { ending, timeSince, hope, audience, replies, ...fields } = parsed.data;
  const dated = <T extends { createdAt: number }>({ createdAt, ...rest }: T) => ({
    ...rest,
    createdAtMs: createdAt,
  });
  const written = <T extends Written>(post: T) => ({
    ...post,
    author: post.author ?? null,
    alias: post.alias ?? null,
  });
  const thread: ThreadRecord = {
    ...written(dated(fields)),
    ending: ending ?? null,
    timeSince: timeSince ?? null,
    hope: hope ?? null,
    audience: audience ?? usualAudience(fields.kind),
    replies: replies.map((reply) => written(dated(reply))),
  };
  const wrongTime = firstWrongTime(thread, nowMs);
  return wrongTime ? err({ line, ...wrongTime }) : ok({ line, thread });
}

/** The same from the line's bytes. JSON lines are UTF-8; bytes that are not would be lost words. */
export function parseThreadLine(
  bytes: Uint8Array,
  line: number,
  nowMs: number,
): Result<NumberedThread, BadLine> {
  const text = decoded(bytes);
  if (text === null) return err({ line, field: null, message: "This is not UTF-8 text." });
  try {
    return parseThread(JSON.parse(text), line, nowMs);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err({ line, field: null, message: "This is not JSON: each line should be one thread in { }." });
  }
}

/** Without a byte order mark; null when it is not UTF-8. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function firstWrongTime(thread: ThreadRecord, nowMs: number): Omit<BadLine, "line"> | null {
  const problem = timeProblem(thread.createdAtMs, nowMs);
  if (problem) return { field: "createdAt", message: problem };
  for (const [index, { createdAtMs }] of thread.replies.entries()) {
    const early = createdAtMs < thread.createdAtMs ? "A reply cannot be older than its thread." : null;
    const message = early ?? timeProblem(createdAtMs, nowMs);
    if (message) return { field: replyField(index, "createdAt"), message };
  }
  return null;
}

function firstIssue([issue]: readonly z.core.$ZodIssue[], line: number): BadLine {
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const [first, index, inner] = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])];
  const inReply = first === "replies" && typeof index === "number";
  const name = inReply ? replyField(index, String(inner ?? "")).replace(/, $/, "") : String(first ?? "");
  return {
    line,
    field: name || null,
    message: unknown === undefined ? (issue?.message ?? "") : "There is no field of this name.",
  };
}
