import { type Actor, isMember } from "#app/domain/actor.ts";
import { authorOf, namedAuthorIds } from "#app/domain/anonymity.ts";
import { DENIALS } from "#app/domain/denials.ts";
import { NOTHING_HIDDEN } from "#app/domain/hiding.ts";
import { type ThreadPlace, threadPath } from "#app/domain/paths.ts";
import { can } from "#app/domain/permissions.ts";
import type { QuoteView } from "#app/domain/post-views.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { POSTS_PER_PAGE, pageCount } from "#app/domain/thread.ts";
import type { ReplyBox, ThreadPageView } from "#app/domain/thread-views.ts";
import { titleFor } from "#app/domain/whereabouts.ts";
import { namesOf } from "#db/queries/accounts.ts";
import { aliasIn } from "#db/queries/aliases.ts";
import { isThreadHidden } from "#db/queries/hiding.ts";
import { postsOfThread, postsToQuote } from "#db/queries/posts.ts";
import { getThread, type ThreadRow, threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { foldOfThread, hidesOf } from "./hides.ts";
import { presentPosts, presentQuote } from "./present-posts.ts";
import { newRequestKey } from "./store-post.ts";

export type ViewThread = {
  viewer: Actor;
  threadId: string;
  /** Counted from 1; a page that the thread does not have is not found. */
  page: number;
  quotedPostId: string | null;
  nowMs: number;
};

type NotFound = { kind: "not-found" };

/** A page of a member's thread as this viewer may see it. An article's comments have their own page. */
export async function viewThread(db: Db, input: ViewThread): Promise<Result<ThreadPageView, NotFound>> {
  const thread = await getThread(db, input.threadId);
  if (!thread || thread.kind === "article") return err({ kind: "not-found" });
  return viewPage(db, thread, input, { articleSlug: null, articlePinned: false });
}

/** One page of any thread. `place` says where an article's comments stand. */
export async function viewPage(
  db: Db,
  thread: ThreadRow,
  { viewer, page, quotedPostId, nowMs }: ViewThread,
  place: Pick<ThreadPlace, "articleSlug" | "articlePinned">,
): Promise<Result<ThreadPageView, NotFound>> {
  const facts = threadFacts(thread);
  const pages = pageCount(thread.lastPosition);
  if (!can(viewer, "read-thread", facts).allowed || page > pages) return err({ kind: "not-found" });

  const last = page * POSTS_PER_PAGE;
  const first = page === 1 ? 0 : last - POSTS_PER_PAGE + 1;
  const rows = await postsOfThread(db, { threadId: thread.id, first, last });
  const title = titleFor(viewer, { ...thread, thread: facts });
  const hides = await hidesOf(db, viewer);
  const views = await presentPosts(db, rows, { viewer, hides, thread: facts, title, nowMs });
  const fold = title === null ? null : await foldOfThread(db, hides, thread);

  return ok({
    id: thread.id,
    path: threadPath({
      ...place,
      threadId: thread.id,
      kind: thread.kind,
      slug: title === null ? "thread" : thread.slug,
    }),
    title,
    kind: thread.kind,
    ending: title === null ? null : thread.ending,
    timeSince: title === null ? null : thread.timeSince,
    hope: title === null || fold === "muted" ? null : await hopeOf(db, thread),
    audience: facts.audience,
    locked: facts.locked,
    lockReason: thread.lockReason,
    lockedUntilMs: thread.lockedUntilMs,
    replyCount: thread.replyCount,
    opening: views.find((view) => view.position === 0) ?? null,
    posts: views.filter((view) => view.position > 0),
    page,
    pages,
    reply: await replyBox(db, viewer, thread),
    quoting: await quoteFor(db, thread.id, quotedPostId),
    canLock: can(viewer, "lock-thread", facts).allowed,
    hiding: await hidingOf(db, viewer, thread),
    fold,
  });
}

/** A guest can write first and join after, so only what no joining changes closes the box. */
async function replyBox(db: Db, viewer: Actor, thread: ThreadRow): Promise<ReplyBox> {
  const decision = can(viewer, "reply", threadFacts(thread));
  if (decision.allowed && isMember(viewer)) {
    const alias = await aliasIn(db, thread.id, viewer.id);
    return { open: true, requestKey: newRequestKey(), alias: alias ?? null };
  }
  if (decision.allowed || decision.reason === "sign-in-first")
    return { open: true, requestKey: null, alias: null };
  return { open: false, message: DENIALS[decision.reason].message };
}

/** The hope with the name it is said in: the one the opening post stands under. */
async function hopeOf(db: Db, { hope, authorId, openingAlias }: ThreadRow): Promise<ThreadPageView["hope"]> {
  if (hope === null) return null;
  const opening = { authorId, alias: openingAlias };
  return { hope, author: authorOf(opening, "full", await namesOf(db, namedAuthorIds([opening]))) };
}

async function hidingOf(db: Db, viewer: Actor, thread: ThreadRow): Promise<ThreadPageView["hiding"]> {
  if (!isMember(viewer) || !can(viewer, "hide-thread", threadFacts(thread)).allowed) return null;
  return (await isThreadHidden(db, viewer.id, thread.id)) ? "hidden" : "shown";
}

/** What the writer is about to quote stands open before them: they have just chosen it. */
async function quoteFor(db: Db, threadId: string, quotedPostId: string | null): Promise<QuoteView | null> {
  if (quotedPostId === null) return null;
  const [row] = await postsToQuote(db, [quotedPostId]);
  if (!row || row.threadId !== threadId) return null;
  return presentQuote(row, await namesOf(db, namedAuthorIds([row])), NOTHING_HIDDEN);
}
