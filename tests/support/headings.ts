import type { Member } from "#app/domain/actor.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import type { Audience } from "#app/domain/thread.ts";
import { editPost } from "#app/workflows/change-own-post.ts";
import { getPost } from "#db/queries/posts.ts";
import type { Db } from "#db/schema.ts";
import { NOW_MS, worked } from "./desk.ts";

/** Changes who reads the thread that this opening post begins, and none of its words. */
export async function setAudience(
  db: Db,
  actor: Member,
  openingId: string,
  audience: Audience,
  screened?: Screened,
): Promise<void> {
  const post = await getPost(db, openingId);
  if (!post) throw new Error(`There is no post ${openingId}.`);
  const { title, ending, timeSince, hope, markdown: body, revision: fromRevision } = post;
  const heading = { title, ending, timeSince, hope, audience };
  worked(
    await editPost(db, {
      ...{ actor, postId: openingId, body, contentNotes: [], heading, fromRevision, nowMs: NOW_MS },
      screened,
    }),
  );
}
