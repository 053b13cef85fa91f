import { sql } from "kysely";
import type { Hides } from "#app/domain/hiding.ts";
import type { Audience } from "#app/domain/thread.ts";
import type { Db, SectionPostTable } from "../schema.ts";
import { postNotHidden } from "./not-hidden.ts";

export async function insertSectionPost(db: Db, post: SectionPostTable): Promise<void> {
  await db.insertInto("sectionPost").values(post).execute();
}

/** What these posts are about, with the article's outline; posts about nothing in particular are left out. */
export async function sectionsOfPosts(db: Db, postIds: readonly string[]) {
  if (postIds.length === 0) return [];
  return db
    .selectFrom("sectionPost")
    .innerJoin("article", "article.id", "sectionPost.articleId")
    .select([
      "sectionPost.postId",
      "sectionPost.section",
      "article.headings",
      "article.slug",
      "article.pinned",
    ])
    .where("sectionPost.postId", "in", postIds)
    .execute();
}

/** A section goes by another anchor now. */
export async function moveAnchor(
  db: Db,
  articleId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await db
    .updateTable("sectionPost")
    .set({ anchor: to })
    .where("articleId", "=", articleId)
    .where("anchor", "=", from)
    .execute();
}

/**
 * Puts every post about an article where it belongs now: with its section if that is among `anchors`, else with the
 * article as a whole. Whatever stands right already is left alone.
 */
export async function settleSections(db: Db, articleId: string, anchors: readonly string[]): Promise<void> {
  const of = () => db.updateTable("sectionPost").where("articleId", "=", articleId);
  if (anchors.length > 0) {
    await of()
      .set((eb) => ({ section: eb.ref("anchor") }))
      .where("anchor", "in", anchors)
      .whereRef("section", "!=", "anchor")
      .execute();
  }
  await of()
    .set({ section: "" })
    .where("section", "!=", "")
    .$if(anchors.length > 0, (query) => query.where("anchor", "not in", anchors))
    .execute();
}

export type CountSections = {
  articleId: string;
  /** Empty for the article as a whole. */
  sections: readonly string[];
  audiences: readonly Audience[];
  readerId: string | null;
  /** What the reader has hidden is not counted, but for hidden words, which no database can look for. */
  hides: Hides;
  /** Counting ends here, so that a page costs the same however much has been written. */
  atMost: number;
};

/**
 * How many posts about each section this reader would find in its list (see listed-posts.ts, whose conditions these
 * are), counted up to `atMost`. One statement; sections that nothing is about are left out.
 */
export async function countPostsAbout(
  db: Db,
  { articleId, sections, audiences, readerId, hides, atMost }: CountSections,
): Promise<Map<string, number>> {
  if (sections.length === 0) return new Map();
  const asked = sql.join(sections.map((section) => sql`(${section})`));
  const { rows } = await sql<{ section: string; posts: number }>`
    select "asked"."column1" as "section", (
      select count(*) from (
        select 1 from "sectionPost" as "entry"
        cross join "post"
        cross join "thread"
        left join "post" as "opening" on "opening"."threadId" = "thread"."id" and "opening"."position" = 0
        where "entry"."articleId" = ${articleId}
          and "entry"."section" = "asked"."column1"
          and "post"."id" = "entry"."postId"
          and "thread"."id" = "post"."threadId"
          and "post"."status" = 'published'
          and ("opening"."status" = 'published' or "thread"."kind" = 'article')
          and ("thread"."audience" in (${sql.join(audiences)}) or "thread"."authorId" = ${readerId})
          and ${postNotHidden(hides)}
        limit ${atMost}
      ) as "found"
    ) as "posts"
    from (values ${asked}) as "asked"`.execute(db);
  return new Map(rows.map(({ section, posts }) => [section, Number(posts)]));
}
