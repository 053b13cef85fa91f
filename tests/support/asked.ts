import type { Db } from "#db/schema.ts";

/** The same database, and the text of each statement that it is asked from here on. */
export function listeningTo(db: Db): { db: Db; asked: string[] } {
  const asked: string[] = [];
  const heard = db.withPlugin({
    transformQuery({ node, queryId }) {
      asked.push(db.getExecutor().compileQuery(node, queryId).sql);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: heard, asked };
}
