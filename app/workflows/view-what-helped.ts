import type { Actor } from "#app/domain/actor.ts";
import { OTHER_WAY, type Way } from "#app/domain/gesture.ts";
import type { Hides } from "#app/domain/hiding.ts";
import { whatHelpedPath } from "#app/domain/paths.ts";
import type { HelpedView } from "#app/domain/post-list-views.ts";
import { sectionNamed } from "#app/domain/section.ts";
import { pinnedOutline } from "#db/queries/articles.ts";
import { postsThatHelped, postsThatHelpedOtherwise } from "#db/queries/listed-posts.ts";
import type { Db } from "#db/schema.ts";
import { outlineOf } from "./attach-post.ts";
import { hidesOf } from "./hides.ts";
import { listPosts } from "./post-lines.ts";

/** On the page of one way, and of each on the page of all. */
const POSTS_SHOWN = 20;
const POSTS_OF_EACH = 3;

/**
 * What members said helped them, by the article's ways to cope in their order, and what names none of them at the end.
 * Newest first, each post once, and no number: nothing here is ordered or measured by how many it helped.
 */
export async function viewWhatHelped(db: Db, viewer: Actor): Promise<HelpedView[]> {
  const article = await pinnedOutline(db);
  if (!article) return [];
  const ways = JSON.parse(article.ways) as Way[];
  const hides = await hidesOf(db, viewer);
  const views = [];
  for (const way of [...ways, null])
    views.push(await helpedIn(db, { viewer, hides, article, ways, way, before: null, posts: POSTS_OF_EACH }));
  return views;
}

/** A page of what helped in one way ("other": in none of them); null when the article has no such way. */
export async function viewHelpedIn(
  db: Db,
  { viewer, way: asked, before }: { viewer: Actor; way: string; before: string | null },
): Promise<HelpedView | null> {
  const article = await pinnedOutline(db);
  if (!article) return null;
  const ways = JSON.parse(article.ways) as Way[];
  const way = ways.find(({ id }) => id === asked) ?? null;
  if (way === null && asked !== OTHER_WAY) return null;
  const hides = await hidesOf(db, viewer);
  return helpedIn(db, { viewer, hides, article, ways, way, before, posts: POSTS_SHOWN });
}

type Asked = {
  viewer: Actor;
  hides: Hides;
  article: { headings: string; sections: string };
  ways: readonly Way[];
  way: Way | null;
  before: string | null;
  posts: number;
};

async function helpedIn(db: Db, { article, ways, way, ...asked }: Asked): Promise<HelpedView> {
  const path = whatHelpedPath(way?.id ?? OTHER_WAY);
  const ids = ways.map(({ id }) => id);
  const list = await listPosts(db, {
    ...asked,
    path,
    read: (page) =>
      way === null ? postsThatHelpedOtherwise(db, ids, page) : postsThatHelped(db, way.id, page),
  });
  return { way, path, section: sectionNamed(outlineOf(article), way?.id ?? null), list };
}
