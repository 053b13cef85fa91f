import { CompiledQuery, sql } from "kysely";
import type { Connection } from "#db/connect.ts";
import type { Db } from "#db/schema.ts";
import { listeningTo } from "#tests/support/asked.ts";

/** How the database answers one query, read from its own plan. */
export type Reading = {
  /** The plan in the database's words, to show when it is not as it should be. */
  plan: string;
  /** Tables that are read from end to end, and results that are sorted in full before the first row is known. */
  detours: string[];
  /** Rows read from tables and indexes, those thrown away included. Null on SQLite, which does not count them. */
  rowsRead: number | null;
};

type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
};

/** Runs the query and asks the database how it went about it. The query must be a single statement. */
export async function readingOf(
  { db, kind }: Connection,
  query: (db: Db) => Promise<unknown>,
): Promise<Reading> {
  const { sql: text, parameters } = await compiled(db, query);
  if (kind === "sqlite") {
    const { rows } = await db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${text}`, [...parameters]),
    );
    const lines = rows.map(({ detail }) => detail);
    const detours = lines.filter(
      (line) => /TEMP B-TREE|AUTOMATIC/.test(line) || (/^(?:SCAN|SEARCH)/.test(line) && !/USING/.test(line)),
    );
    return { plan: lines.join("\n"), detours, rowsRead: null };
  }
  const explain = `explain (analyze, timing off, summary off, format json) ${text}`;
  const { rows } = await db.executeQuery<{ "QUERY PLAN": { Plan: PlanNode }[] }>(
    CompiledQuery.raw(explain, [...parameters]),
  );
  const nodes = rows.flatMap((row) => row["QUERY PLAN"]).flatMap(({ Plan }) => withParts(Plan));
  const detours = nodes.filter(
    (node) => /Seq Scan|^Sort$/.test(node["Node Type"]) && node["Actual Rows"] > 100,
  );
  const rowsRead = nodes
    .filter((node) => node["Relation Name"] !== undefined)
    .reduce(
      (sum, node) =>
        sum + node["Actual Loops"] * (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)),
      0,
    );
  return { plan: JSON.stringify(rows, null, 1), detours: detours.map((node) => node["Node Type"]), rowsRead };
}

const withParts = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(withParts)];

async function compiled(db: Db, query: (db: Db) => Promise<unknown>): Promise<CompiledQuery> {
  const heard = listeningTo(db);
  await query(heard.db);
  const [statement, ...more] = heard.asked;
  if (!statement || more.length > 0)
    throw new Error(`One statement was expected, and there were ${heard.asked.length}.`);
  return statement;
}

/** Tells the planner how many rows there are, as a database in use knows by itself. */
export const countRows = ({ db }: Connection): Promise<unknown> => sql`analyze`.execute(db);
