import { type Actor, isAuthor, type Member } from "#app/domain/actor.ts";
import { DENIALS } from "#app/domain/denials.ts";
import type { StartThreadFields } from "#app/domain/form-views.ts";
import { noteValues, storedNotes } from "#app/domain/need.ts";
import { postPath } from "#app/domain/paths.ts";
import { can, type DenialReason } from "#app/domain/permissions.ts";
import type { Audience } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { placeOf, whereabouts } from "#app/domain/whereabouts.ts";
import { getPost, type PostRow } from "#db/queries/posts.ts";
import { getThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { answeredForFewer } from "./change-own-post.ts";

/** A post that exists for this viewer, or null. */
async function seenPost(db: Db, viewer: Actor, postId: string): Promise<PostRow | null> {
  const post = await getPost(db, postId);
  if (!post || !can(viewer, "read-thread", post.thread).allowed || seenBy(viewer, post) === "absent")
    return null;
  return post;
}

/** Where a post stands, or null when it does not exist for this viewer. */
export async function findPost(db: Db, viewer: Actor, postId: string): Promise<{ path: string } | null> {
  const post = await seenPost(db, viewer, postId);
  return post && { path: postPath(placeOf(viewer, post), post) };
}

export type PostToEdit = {
  isOpening: boolean;
  path: string;
  revision: number;
  /** Others have replied for fewer readers than everyone, so it cannot be opened to everyone. */
  answeredForFewer: boolean;
  values: Partial<Record<StartThreadFields, string>>;
};

/** An own post as its form begins, or why it cannot be edited. */
export async function postToEdit(
  db: Db,
  viewer: Actor,
  postId: string,
): Promise<PostToEdit | { denied: DenialReason }> {
  const post = await seenPost(db, viewer, postId);
  if (!post) return { denied: "not-found" };
  const decision = can(viewer, "edit-post", post);
  if (!decision.allowed) return { denied: decision.reason };
  const isOpening = post.position === 0;
  const thread = isOpening ? await getThread(db, post.threadId) : undefined;
  const { title, ending, timeSince, hope, audience } = post;
  const heading = { title, ending: ending ?? "", timeSince: timeSince ?? "", hope: hope ?? "", audience };
  return {
    isOpening,
    path: postPath(placeOf(viewer, post), post),
    revision: post.revision,
    answeredForFewer: isOpening && thread !== undefined && (await answeredForFewer(db, thread)),
    values: {
      ...(isOpening ? heading : {}), // A reply's form has no need of it.
      ...noteValues(storedNotes(post.contentNotes)),
      body: post.markdown,
    },
  };
}

/** A post that this member wrote, or null. */
export async function ownPost(
  db: Db,
  viewer: Member,
  postId: string,
): Promise<{ id: string; isHeld: boolean } | null> {
  const post = await seenPost(db, viewer, postId);
  return post && isAuthor(viewer, post.authorId) ? { id: post.id, isHeld: post.status === "held" } : null;
}

/** Who can read a post and whether it stands under an alias, for screening an edit; as for everyone where there is none. */
export async function standingOf(
  db: Db,
  viewer: Actor,
  postId: string,
): Promise<{ audience: Audience; anonymous: boolean }> {
  const post = await seenPost(db, viewer, postId);
  return { audience: post?.audience ?? "everyone", anonymous: post !== null && post.alias !== null };
}

export type PostToReport = { where: string; path: string; html: string };

/** What the form for reporting shows of a post, or why it cannot be reported. A guest may write first, too. */
export async function postToReport(
  db: Db,
  viewer: Actor,
  postId: string,
): Promise<PostToReport | { denied: DenialReason }> {
  const post = await seenPost(db, viewer, postId);
  if (!post) return { denied: "not-found" };
  const decision = can(viewer, "report-post", post);
  if (!decision.allowed && decision.reason !== "sign-in-first") return { denied: decision.reason };
  if (seenBy(viewer, post) !== "full") return { denied: "post-gone" }; // A guest is not told to sign in for what is gone.
  return {
    where: whereabouts(viewer, post, post.position),
    path: postPath(placeOf(viewer, post), post),
    html: post.html,
  };
}

/** The sentence for a denial. */
export const denialWords = (reason: DenialReason): string => DENIALS[reason].message;
