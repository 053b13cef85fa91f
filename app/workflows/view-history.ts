import { setImmediate } from "node:timers/promises";
import { type Actor, isAuthor } from "#app/domain/actor.ts";
import type { HistoryView, VersionView } from "#app/domain/history-views.ts";
import { historyPath, postPath } from "#app/domain/paths.ts";
import { can } from "#app/domain/permissions.ts";
import { placeOf, whereabouts } from "#app/domain/whereabouts.ts";
import { compareTexts } from "#app/render/compare-texts.ts";
import { getPost, type PostRow } from "#db/queries/posts.ts";
import { earlierVersions } from "#db/queries/revisions.ts";
import type { Db } from "#db/schema.ts";

/** Versions on one page. Comparing two long texts takes up to 30 ms, so others have their turn after each. */
const VERSIONS_PER_PAGE = 10;

export type ViewHistory = {
  viewer: Actor;
  postId: string;
  /** Only versions before this revision; null for the present one and what was before it. */
  before: number | null;
};

type Version = { revision: number; title: string | null; markdown: string; atMs: number };

/** A post's versions as its author and moderators see them; null for everyone else, as if there were no such page. */
export async function viewHistory(
  db: Db,
  { viewer, postId, before }: ViewHistory,
): Promise<HistoryView | null> {
  const post = await getPost(db, postId);
  if (!post || !can(viewer, "read-history", post).allowed) return null;
  const rows = await earlierVersions(db, { postId, before, limit: VERSIONS_PER_PAGE + 1 });
  const older = rows.map(({ createdAtMs, ...row }): Version => ({ ...row, atMs: createdAtMs }));
  const versions = before === null ? [presentVersion(post), ...older] : older;
  const shown = rows.length > VERSIONS_PER_PAGE ? versions.slice(0, -1) : versions;
  const views: VersionView[] = [];
  for (const [at, version] of shown.entries()) {
    if (at > 0) await setImmediate();
    views.push(versionView(version, versions[at + 1] ?? null, post.revision));
  }
  const last = shown.at(-1);
  return {
    postId: post.id,
    path: postPath(placeOf(viewer, post), post),
    where: whereabouts(viewer, post, post.position),
    mine: isAuthor(viewer, post.authorId),
    present: views.find(({ isPresent }) => isPresent) ?? null,
    earlier: views.filter(({ isPresent }) => !isPresent),
    olderPath:
      shown.length < versions.length && last ? `${historyPath(post.id)}?before=${last.revision}` : null,
  };
}

const presentVersion = (post: PostRow): Version => ({
  revision: post.revision,
  title: post.position === 0 ? post.title : null,
  markdown: post.markdown,
  atMs: post.editedAtMs ?? post.createdAtMs,
});

function versionView(version: Version, earlier: Version | null, presentRevision: number): VersionView {
  const isRetitled = version.title !== null && version.title !== earlier?.title;
  return {
    revision: version.revision,
    atMs: version.atMs,
    isPresent: version.revision === presentRevision,
    title: isRetitled ? compareTexts(earlier?.title ?? version.title ?? "", version.title ?? "") : null,
    body: compareTexts(earlier?.markdown ?? version.markdown, version.markdown),
  };
}
