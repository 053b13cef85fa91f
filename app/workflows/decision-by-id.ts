import { getPost } from "#db/queries/posts.ts";
import { type ActWithText, getAct } from "#db/queries/record.ts";
import { getThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";

/** A line of the record with whom it is about; null where they are gone. */
export type Decision = ActWithText & { accountId: string | null };

/** The decision with this id and whom it is about, or undefined. */
export async function decisionById(db: Db, actId: string): Promise<Decision | undefined> {
  const act = await getAct(db, actId);
  if (!act) return undefined;
  if (act.subjectKind === "account") return { ...act, accountId: act.subjectId };
  if (act.subjectKind === "thread")
    return { ...act, accountId: (await getThread(db, act.subjectId))?.authorId ?? null };
  if (act.subjectKind !== "post") return undefined;
  return { ...act, accountId: (await getPost(db, act.subjectId))?.authorId ?? null };
}
