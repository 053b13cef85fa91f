import type { Member } from "#app/domain/actor.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import type { Audience } from "#app/domain/thread.ts";
import { editPost } from "#app/workflows/change-own-post.ts";
import { getPost, type PostRow } from "#db/queries/posts.ts";
import type { Db } from "#db/schema.ts";
import { NOW_MS, worked } from "./desk.ts";

type ToAudience = {
  actor: Member;
  openingId: string;
  audience: Audience;
  screened?: Screened;
  words?: Partial<Pick<PostRow, "title" | "ending" | "markdown">>;
  nowMs: number;
};

/** Changes who reads the thread that this opening post begins, from a page of this moment, and none of its words but for those given. */
export async function changeAudience(
  db: Db,
  { actor, openingId, audience, screened, words = {}, nowMs }: ToAudience,
): Promise<Awaited<ReturnType<typeof editPost>>> {
  const post = await getPost(db, openingId);
  if (!post) throw new Error(`There is no post ${openingId}.`);
  const { title, ending, timeSince, hope, markdown: body, revision: fromRevision } = { ...post, ...words };
  const heading = { title, ending, timeSince, hope, audience };
  const edit = { postId: openingId, body, contentNotes: [], heading, fromRevision };
  return editPost(db, { ...edit, actor, screened, nowMs });
}

/** The same, where it must work. */
export async function setAudience(
  db: Db,
  actor: Member,
  openingId: string,
  audience: Audience,
  given: Pick<ToAudience, "screened" | "words"> = {},
): Promise<void> {
  worked(await changeAudience(db, { actor, openingId, audience, ...given, nowMs: NOW_MS }));
}
