import type { Kysely } from "kysely";
import type { Connection } from "#db/connect.ts";
import { MIGRATIONS, migrateToLatest } from "#db/migrate.ts";

type Values = Record<string, string | number | null>;

/** The tables as they were, with what they had then; the schema has them as they are now. */
export type OlderTables = { thread: Values; post: Values; helpedPost: Values };

/** An empty database with the migrations before the one of this name, and its tables to write into. */
export async function olderForum(connection: Connection, before: string): Promise<Kysely<OlderTables>> {
  const older = Object.entries(MIGRATIONS).filter(([name]) => name < before);
  await migrateToLatest(connection, Object.fromEntries(older));
  return connection.db as unknown as Kysely<OlderTables>;
}

/** A question for everyone in such a forum, the thread `t`, with published posts `p0`, `p1` and on, a minute apart. */
export async function anOlderThread(
  old: Kysely<OlderTables>,
  { posts, body }: { posts: number; body: string },
): Promise<void> {
  const thread = { id: "t", kind: "question", title: "Six", slug: "six", audience: "everyone", locked: 0 };
  const counts = { lastPosition: posts - 1, replyCount: posts - 1, createdAtMs: 1, lastActivityAtMs: 1 };
  await old
    .insertInto("thread")
    .values({ ...thread, ...counts })
    .execute();
  const text = { markdown: body, html: `<p>${body}</p>`, excerpt: body };
  for (let position = 0; position < posts; position += 1)
    await old
      .insertInto("post")
      .values({
        ...{ id: `p${position}`, threadId: "t", position, status: "published", revision: 1, ...text },
        createdAtMs: position * 60_000,
      })
      .execute();
}
