import type { CompiledQuery } from "kysely";
import type { Db } from "#db/schema.ts";

/** The same database, and each statement that it is asked from here on. */
export function listeningTo(db: Db): { db: Db; asked: CompiledQuery[] } {
  const asked: CompiledQuery[] = [];
  const heard = db.withPlugin({
    transformQuery({ node, queryId }) {
      asked.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: heard, asked };
}
