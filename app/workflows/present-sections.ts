import { articlePath, sectionPlace } from "#app/domain/paths.ts";
import type { AboutView } from "#app/domain/post-views.ts";
import type { Outline } from "#app/domain/section.ts";
import { sectionsOfPosts } from "#db/queries/sections.ts";
import type { Db } from "#db/schema.ts";

/** What each of these posts is about, by id, for those that are about a section of an article or about it as a whole. One query. */
export async function presentSections(db: Db, postIds: readonly string[]): Promise<Map<string, AboutView>> {
  const rows = await sectionsOfPosts(db, postIds);
  const titles = new Map<string, ReadonlyMap<string, string>>();
  return new Map(
    rows.map(({ postId, section, headings, slug, pinned }) => {
      const known = titles.get(slug) ?? titlesIn(headings);
      titles.set(slug, known);
      const title = known.get(section) ?? null;
      const path = articlePath(slug, pinned === 1);
      return [postId, { title, path: sectionPlace(path, title === null ? null : section) }];
    }),
  );
}

const titlesIn = (headings: string): ReadonlyMap<string, string> =>
  new Map((JSON.parse(headings) as Outline["headings"]).map(({ id, text }) => [id, text]));
