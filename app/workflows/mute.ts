import type { Actor } from "#app/domain/actor.ts";
import { MUTES_MAX } from "#app/domain/hiding.ts";
import { can, denied } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { muteAlias, mutePerson, mutesOf, unmuteAlias, unmutePerson } from "#db/queries/hiding.ts";
import { getPost } from "#db/queries/posts.ts";
import type { Db } from "#db/schema.ts";
import { type Refusal, stale } from "./refusal.ts";

export type MuteAuthor = { actor: Actor; postId: string; act: "mute" | "unmute"; nowMs: number };

const FULL = stale(
  `You have muted ${MUTES_MAX.toLocaleString("en")} people, which is as many as we can keep. Under “What you hide” you can let some go.`,
);

/**
 * Mutes whoever wrote this post, under the name that it stands under: a name by its account, an alias by itself, in its
 * thread. Twice is once, and nobody is told. The answer is the same for both.
 */
export function muteAuthor(db: Db, input: MuteAuthor): Promise<Result<{ id: string }, Refusal>> {
  const { actor, postId, act, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const post = await getPost(tx, postId);
    if (!post) return err(denied("not-found"));
    const decision = can(actor, "mute-author", post);
    if (!decision.allowed) return err(decision);
    if (actor.kind !== "member") return err(denied("sign-in-first"));

    const { alias, authorId, threadId } = post;
    if (act === "mute") {
      const { people, aliases } = await mutesOf(tx, actor.id);
      if (people.length + aliases.length >= MUTES_MAX) return err(FULL);
      if (alias !== null) await muteAlias(tx, actor.id, { threadId, alias }, nowMs);
      else if (authorId !== null) await mutePerson(tx, actor.id, authorId, nowMs);
    } else {
      if (alias !== null) await unmuteAlias(tx, actor.id, { threadId, alias });
      else if (authorId !== null) await unmutePerson(tx, actor.id, authorId);
    }
    return ok({ id: post.id });
  });
}
