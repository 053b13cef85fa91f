import type { Cursor } from "#app/domain/cursor.ts";
import type { Hides } from "#app/domain/hiding.ts";
import {
  facetsAskedFor,
  facetsOfScope,
  type Scope,
  type SearchFilter,
  type SearchTerm,
} from "#app/domain/search.ts";
import type { Db } from "../schema.ts";
import { entriesWith } from "../search-syntax.ts";
import { hasHelped } from "./helped-posts.ts";
import { postNotHidden } from "./not-hidden.ts";
import { onOpening } from "./opening.ts";

/**
 * An entry's id begins with the second its post was written in, so that the index itself, which goes by ids, gives the
 * newest first and a span of time is a span of ids; an import of old posts finds its place among them.
 */
export const IDS_PER_SECOND = 4_096;
export const firstIdAt = (atMs: number): number => Math.floor(atMs / 1_000) * IDS_PER_SECOND;

const ALL_LATER = Number.MAX_SAFE_INTEGER;

export type EntriesAsked = {
  terms: readonly SearchTerm[];
  scope: Scope;
  filter: SearchFilter;
  beforeId: number | null;
  limit: number;
};

/** Up to `limit` entries that have what is asked for, newest first. Whether their posts may be shown is not decided here. */
export async function entriesFound(db: Db, { terms, scope, filter, beforeId, limit }: EntriesAsked) {
  const [first, ...others] = facetsOfScope(scope);
  if (first === undefined) return [];
  const until = filter.untilMs === null ? ALL_LATER : firstIdAt(filter.untilMs);
  return entriesWith(db, {
    asked: { terms, every: facetsAskedFor(filter), some: [first, ...others] },
    fromId: filter.fromMs === null ? 0 : firstIdAt(filter.fromMs),
    beforeId: Math.min(beforeId ?? ALL_LATER, until),
    limit,
  });
}

/** The id before which a list goes on that ended with this post; by its time alone when it is in the index no more. */
export async function entryIdOf(db: Db, { id, atMs }: Cursor): Promise<number> {
  const row = await db.selectFrom("searchEntry").select("id").where("postId", "=", id).executeTakeFirst();
  return row?.id ?? firstIdAt(atMs);
}

/**
 * These posts with all that decides who may see them and all that a result shows, in no order. Those that their reader
 * has hidden are marked, not left out: a page that consists of them goes on behind the last.
 */
export async function postsFound(db: Db, postIds: readonly string[], hides: Hides) {
  if (postIds.length === 0) return [];
  return db
    .selectFrom("post")
    .innerJoin("thread", "thread.id", "post.threadId")
    .leftJoin("post as opening", onOpening)
    .leftJoin("article", "article.threadId", "thread.id")
    .select(["post.id", "post.threadId", "post.position", "post.authorId", "post.alias", "post.status"])
    .select("post.revision")
    .select(["post.html", "post.contentNotes", "post.createdAtMs"])
    .select([
      "thread.kind",
      "thread.title",
      "thread.slug",
      "thread.ending",
      "thread.timeSince",
      "thread.hope",
    ])
    .select(["thread.audience", "thread.authorId as threadAuthorId", "thread.locked"])
    .select(["opening.status as openingStatus", "opening.alias as openingAlias"])
    .select(["article.slug as articleSlug", "article.pinned as articlePinned"])
    .select(hasHelped().as("helped"))
    .select((eb) => eb.case().when(postNotHidden(hides)).then(0).else(1).end().as("isHidden"))
    .where("post.id", "in", postIds)
    .execute();
}
export type FoundRow = Awaited<ReturnType<typeof postsFound>>[number];
