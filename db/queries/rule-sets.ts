import type { RuleSetTable } from "../desk-tables.ts";
import type { Db } from "../schema.ts";

/** The rules of screening as they were written last, or undefined when nobody has. */
export const latestRuleSet = (db: Db) =>
  db
    .selectFrom("ruleSet")
    .select(["version", "source"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();

/** Adds a version. The unique index refuses one that a colleague has added already. */
export async function insertRuleSet(db: Db, rules: RuleSetTable): Promise<void> {
  await db.insertInto("ruleSet").values(rules).execute();
}
