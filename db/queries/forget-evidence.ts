import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Db } from "../schema.ts";

const goneBy = (column: string, untilMs: number): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} in (select "id" from "account" where "goneAtMs" > 0 and "goneAtMs" <= ${untilMs})`;
const postsOf = (untilMs: number) => sql`(select "id" from "post" where ${goneBy("authorId", untilMs)})`;

/**
 * Empties what was kept to decide by, of those who had gone by `untilMs`: what they wrote, as it stands in reports,
 * screenings and the record; what they wrote in reports and appeals. What was done, when, and under which guideline stays.
 */
export async function emptyEvidence(db: Db, untilMs: number): Promise<void> {
  const posts = postsOf(untilMs);
  const statements = [
    sql`update "report" set "snapshotTitle" = null, "snapshotMarkdown" = ''
      where "postId" in ${posts} and ("snapshotMarkdown" <> '' or "snapshotTitle" is not null)`,
    sql`update "report" set "details" = ''
      where ("postId" in ${posts} or ${goneBy("reporterId", untilMs)}) and "details" <> ''`,
    sql`update "screening" set "title" = null, "markdown" = '', "findings" = '[]'
      where "postId" in ${posts} and ("markdown" <> '' or "findings" <> '[]')`,
    sql`update "appealMessage" set "body" = '' where "body" <> ''
      and "appealId" in (select "id" from "appeal" where ${goneBy("accountId", untilMs)})`,
    sql`delete from "staffNote" where "subjectId" in (select "id" from "reviewItem" where "postId" in ${posts})`,
    sql`update "letter" set "body" = '' where "body" <> ''
      and "actId" in (select "id" from "moderationAct" where "subjectId" in ${posts})`,
    sql`update "moderationAct" set "snapshot" = null, "reason" = ''
      where ("snapshot" is not null or "reason" <> '') and ("subjectId" in ${posts} or ${goneBy("subjectId", untilMs)}
        or "subjectId" in (select "id" from "thread" where ${goneBy("authorId", untilMs)}))`,
    // Until now a moderator could have had to know that two aliases were one person.
    sql`update "thread" set "authorId" = null where ${goneBy("authorId", untilMs)}
      and exists (select 1 from "post" where "post"."threadId" = "thread"."id" and "post"."position" = 0 and "post"."alias" is not null)`,
    sql`update "post" set "authorId" = null where "alias" is not null and ${goneBy("authorId", untilMs)}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
