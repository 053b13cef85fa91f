import type { Actor } from "#app/domain/actor.ts";
import type { EditConflictView } from "#app/domain/edit-views.ts";
import { can } from "#app/domain/permissions.ts";
import { compareTexts } from "#app/render/compare-texts.ts";
import { getPost } from "#db/queries/posts.ts";
import type { Db } from "#db/schema.ts";

export type TypedEdit = { viewer: Actor; postId: string; title: string | null; body: string };

/** What stands in the post by now, beside what its author typed over an older version; null when it is theirs no more. */
export async function editConflict(
  db: Db,
  { viewer, postId, title, body }: TypedEdit,
): Promise<EditConflictView | null> {
  const post = await getPost(db, postId);
  if (!post || !can(viewer, "edit-post", post).allowed) return null;
  const isRetitled = post.position === 0 && title !== null && title !== post.title;
  return {
    revision: post.revision,
    atMs: post.editedAtMs ?? post.createdAtMs,
    title: isRetitled ? { saved: post.title, difference: compareTexts(post.title, title) } : null,
    saved: post.markdown,
    difference: compareTexts(post.markdown, body),
  };
}
