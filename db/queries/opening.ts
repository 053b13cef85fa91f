import { type Expression, type SqlBool, sql } from "kysely";

const IS_OPENING = sql<SqlBool>`"opening"."threadId" = "thread"."id" and "opening"."position" = 0`;

/** For `leftJoin("post as opening", onOpening)`: the post that opened the thread, which an article's has none of. */
export const onOpening = <Join extends { on: (condition: Expression<SqlBool>) => Join }>(join: Join): Join =>
  join.on(IS_OPENING);
