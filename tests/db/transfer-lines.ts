import type { Member } from "#app/domain/actor.ts";
import { joinAccount } from "#app/workflows/accounts.ts";
import { exportThreads } from "#app/workflows/export-threads.ts";
import { type ImportOptions, importThreads } from "#app/workflows/import-threads.ts";
import { threadsIn } from "#bin/thread-lines.ts";
import type { Database, Db } from "#db/schema.ts";

export const NOW_MS = Date.UTC(2026, 5, 1);
const PASSWORD = "a few words in a row";

async function* bytesOf(content: string) {
  yield Buffer.from(content);
}
export const importText = (db: Db, content: string, options?: ImportOptions) =>
  importThreads(db, threadsIn(bytesOf(content), NOW_MS), options);

export const exportText = async (
  db: Db,
  sizes?: { threadsPerPage: number; repliesPerRead: number },
): Promise<string> => (await Array.fromAsync(exportThreads(db, sizes))).map((line) => line.text).join("");

export const jsonLines = (...threads: object[]): string =>
  threads.map((thread) => `${JSON.stringify(thread)}\n`).join("");

export const aThread = (change: object = {}) => ({
  author: "quiet-fern",
  title: "A title",
  kind: "experience",
  ending: null,
  timeSince: null,
  hope: null,
  audience: "everyone",
  contentNotes: [],
  body: "Some *words*.",
  createdAt: "2026-01-01T10:00:00.000Z",
  replies: [] as object[],
  ...change,
});
export const aReply = (author: string, body: string, createdAt = "2026-01-02T10:00:00.000Z") => ({
  author,
  contentNotes: [],
  body,
  createdAt,
});

export const count = async (db: Db, table: keyof Database): Promise<number> =>
  Number(
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );

export const counts = async (db: Db) => ({
  accounts: await count(db, "account"),
  threads: await count(db, "thread"),
  posts: await count(db, "post"),
});

export async function member(db: Db, handle: string): Promise<Member> {
  const joined = await joinAccount(db, { handle, password: PASSWORD, invitation: null, nowMs: NOW_MS });
  if (!joined.ok) throw new Error(joined.error.message);
  return joined.value;
}
