import type { Way } from "./gesture.ts";
import type { ContentNote } from "./need.ts";
import type { AuthorView } from "./post-views.ts";
import type { SectionName } from "./section.ts";

/** A post as one entry of a list: where it stands, and two lines of it. With content notes there is no excerpt. */
export type PostLine = {
  id: string;
  path: string;
  where: string;
  /** Left out where all are by one person. */
  author?: AuthorView | null;
  notes: ContentNote[];
  excerpt: string | null;
  createdAtMs: number;
};

/** A list of posts, newest first, with the address of the next page, or null at the end. */
export type PostListView = { posts: PostLine[]; olderPath: string | null };

/** What helped in one way; `way` is null for all that names none of the article's. `section`: the article's words about it. */
export type HelpedView = { way: Way | null; path: string; section: SectionName | null; list: PostListView };

/** Posts about a section of the pinned article; without one, about the article as a whole. */
export type SectionPostsView = { articleTitle: string; section: SectionName | null; list: PostListView };
