import type { JoinBuilder } from "kysely";

/** For `leftJoin("post as opening", onOpening)`: the post that opened the thread, which an article's has none of. */
// biome-ignore lint/suspicious/noExplicitAny: whatever else the query has joined is nothing to it.
export const onOpening = (join: JoinBuilder<any, any>) =>
  join.onRef("opening.threadId", "=", "thread.id").on("opening.position", "=", 0);
