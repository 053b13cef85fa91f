import { PostgresAdapter, sql } from "kysely";
import { IDS_PER_SECOND } from "#db/queries/search.ts";
import type { Db } from "#db/schema.ts";

const SPAN_MS = 730 * 86_400_000;

/**
 * Copies everything that was seeded so many times, each copy two years older, index included: in statements of the
 * database's own, so that a million posts stand within minutes. The sample's sentences repeat themselves anyway.
 */
export async function multiply(db: Db, times: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (let copy = 1; copy < times; copy++) {
      const id = (column: string) =>
        sql`'u' || ${sql.lit(copy.toString(36).padStart(2, "0"))} || substr(${sql.ref(column)}, 4)`;
      const back = (column: string) => sql`${sql.ref(column)} - ${sql.lit(copy * SPAN_MS)}`;
      const entry = sql`"id" - ${sql.lit(((copy * SPAN_MS) / 1000) * IDS_PER_SECOND)}`;
      const original = sql`substr("id", 1, 1) <> 'u'`;
      await sql`insert into "thread" ("id","kind","title","slug","ending","timeSince","hope","audience","authorId","locked","lastPosition","replyCount","createdAtMs","lastActivityAtMs")
        select ${id("id")},"kind","title","slug","ending","timeSince","hope","audience","authorId","locked","lastPosition","replyCount",${back("createdAtMs")},${back("lastActivityAtMs")}
        from "thread" where ${original} and "kind" <> 'article'`.execute(tx);
      await sql`insert into "post" ("id","threadId","position","authorId","status","markdown","html","excerpt","revision","createdAtMs")
        select ${id("id")},${id("threadId")},"position","authorId","status","markdown","html","excerpt","revision",${back("createdAtMs")}
        from "post" where ${original}`.execute(tx);
      await sql`insert into "searchEntry" ("id","postId","words","gist","likenessGroup")
        select ${entry},${id("postId")},"words","gist","likenessGroup" from "searchEntry" where substr("postId", 1, 1) <> 'u' order by "id"`.execute(
        tx,
      );
      await sql`insert into "helpedPost" ("postId","way","postedAtMs")
        select ${id("postId")},"way",${back("postedAtMs")} from "helpedPost" where substr("postId", 1, 1) <> 'u'`.execute(
        tx,
      );
      await sql`insert into "relatedThread" select ${id("threadId")},${id("otherId")},"likeness" from "relatedThread" where substr("threadId", 1, 1) <> 'u'`.execute(
        tx,
      );
    }
    await sql`delete from "searchPending"`.execute(tx);
  });
  // As PostgreSQL does by itself, some time after so many rows have come and gone.
  await (db.getExecutor().adapter instanceof PostgresAdapter ? sql`vacuum analyze` : sql`analyze`).execute(
    db,
  );
}
