import type { SectionName } from "./section.ts";
import type { ThreadPageView } from "./thread-views.ts";

export type ArticleHeading = { level: number; id: string; text: string };

export type ArticleCard = {
  path: string;
  title: string;
  description: string;
  minutes: number;
  commentCount: number;
};

/** A stretch of the article, and what is said under it. */
export type SectionView = {
  /** Its heading's anchor; null before the first heading. */
  id: string | null;
  html: string;
  /** Null before the first heading, under a heading with nothing to write about, and in an article that is not pinned. */
  talk: SectionTalk | null;
};

/** `posts` counts up to one more than SECTION_COUNT_MAX. `isWay`: one of the ways to cope, which may have helped others. */
export type SectionTalk = SectionName & { posts: number; isWay: boolean };

export type ArticlePageView = {
  path: string;
  slug: string;
  title: string;
  description: string;
  minutes: number;
  sections: SectionView[];
  /** How many posts are about the article as a whole, counted as those about its sections are. */
  postsAboutWhole: number;
  /** What a comment that is about to be written is about. */
  about: SectionName | null;
  headings: ArticleHeading[];
  updatedAtMs: number;
  canEdit: boolean;
  comments: Omit<ThreadPageView, "opening" | "title" | "kind" | "ending">;
};
