import type { CompiledQuery, QueryId, RootOperationNode } from "kysely";
import type { Db } from "#db/schema.ts";

/** The same database, and each statement that it has answered from here on. */
export function listeningTo(db: Db): { db: Db; asked: CompiledQuery[] } {
  const asked: CompiledQuery[] = [];
  // Parts of a statement come by as well, under ids of their own; only the whole is answered.
  const nodes = new Map<QueryId, RootOperationNode>();
  const heard = db.withPlugin({
    transformQuery({ node, queryId }) {
      nodes.set(queryId, node);
      return node;
    },
    async transformResult({ result, queryId }) {
      const node = nodes.get(queryId);
      if (node) asked.push(db.getExecutor().compileQuery(node, queryId));
      return result;
    },
  });
  return { db: heard, asked };
}
