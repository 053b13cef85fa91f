import type { Actor } from "#app/domain/actor.ts";
import type { EditConflictView } from "#app/domain/edit-views.ts";
import type { HeadingValues } from "#app/domain/form-views.ts";
import { type ContentNote, notesToStore, storedNotes } from "#app/domain/need.ts";
import { can } from "#app/domain/permissions.ts";
import { compareTexts } from "#app/render/compare-texts.ts";
import { getPost } from "#db/queries/posts.ts";
import type { Db } from "#db/schema.ts";

export type TypedEdit = {
  viewer: Actor;
  postId: string;
  heading: HeadingValues | null;
  contentNotes: readonly ContentNote[];
  body: string;
};

/** What stands in the post by now, beside what its author typed over an older version; null when it is theirs no more. */
export async function editConflict(
  db: Db,
  { viewer, postId, heading, contentNotes, body }: TypedEdit,
): Promise<EditConflictView | null> {
  const post = await getPost(db, postId);
  if (!post || !can(viewer, "edit-post", post).allowed) return null;
  const typed = post.position === 0 ? heading : null;
  return {
    revision: post.revision,
    atMs: post.editedAtMs ?? post.createdAtMs,
    title:
      typed && typed.title !== post.title
        ? { saved: post.title, difference: compareTexts(post.title, typed.title) }
        : null,
    saved: post.markdown,
    difference: compareTexts(post.markdown, body),
    audience: typed && typed.audience !== post.audience ? post.audience : null,
    contentNotes: notesToStore(contentNotes) === post.contentNotes ? null : storedNotes(post.contentNotes),
  };
}
