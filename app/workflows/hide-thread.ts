import type { Actor } from "#app/domain/actor.ts";
import { HIDDEN_THREADS_MAX } from "#app/domain/hiding.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { countHiddenThreads, hideThread, unhideThread } from "#db/queries/hiding.ts";
import { getThread, threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { type Refusal, stale } from "./refusal.ts";

export type HideThread = { actor: Actor; threadId: string; act: "hide" | "show"; nowMs: number };

const FULL = stale(
  `You have hidden ${HIDDEN_THREADS_MAX.toLocaleString("en")} threads, which is as many as we can keep. Under “What you hide” you can let some go.`,
);

/** Takes a thread out of everything that lists threads for this reader, or brings it back. Twice is once. */
export function chooseHiddenThread(
  db: Db,
  { actor, threadId, act, nowMs }: HideThread,
): Promise<Result<{ id: string }, Refusal>> {
  return inTransaction(db, async (tx) => {
    const thread = await getThread(tx, threadId);
    if (!thread) return err(denied("not-found"));
    const decision = can(actor, "hide-thread", threadFacts(thread));
    if (!decision.allowed) return err(decision);
    if (actor.kind !== "member") return err(denied("sign-in-first"));

    if (act === "show") await unhideThread(tx, actor.id, threadId);
    else if ((await countHiddenThreads(tx, actor.id)) >= HIDDEN_THREADS_MAX) return err(FULL);
    else await hideThread(tx, actor.id, threadId, nowMs);
    return ok({ id: threadId });
  });
}
