import type { Db } from "#db/schema.ts";
import type { Visitor } from "./visitor.ts";

/** The name that these tests' pages have. */
export const WRITER = "name-of-this-open-page";

/** Saves as the script of an open page does, and reads what it is told. */
export async function saveDraftBy(
  visitor: Visitor,
  path: string,
  fields: Record<string, string>,
  { turn = 1, draft = "" } = {},
) {
  const ref = `${draft.split(".", 2).join(".") || "."}.${WRITER}.${turn}`;
  const answer = await visitor.post("/drafts/save", { ...fields, draft: ref, draftAt: path });
  return { status: answer.status, headers: answer.headers, ...(answer.body ? JSON.parse(answer.body) : {}) };
}

/** Drafts with words in them, the oldest first. */
export const draftRows = (db: Db) =>
  db.selectFrom("draft").selectAll().where("postedPath", "is", null).orderBy("createdAtMs").execute();
