import { Link } from "@remix-run/react";
import { commentAboutPath, sectionPlace, threadAboutPath } from "#app/domain/paths.ts";
import type { SectionPostsView } from "#app/domain/post-list-views.ts";
import { PostList } from "./post-list.tsx";

/** What people wrote about one section of the article, or about it as a whole. */
export function SectionPosts({ view: { articleTitle, section, list } }: { view: SectionPostsView }) {
  return (
    <div className="wrap stack gap-5">
      <nav className="meta" aria-label="Where you are">
        <Link to={sectionPlace("/article", section?.anchor ?? null)}>{articleTitle}</Link>
      </nav>
      <h1>About “{section?.title ?? articleTitle}”</h1>
      {list.posts.length === 0 && <p className="hint">Nobody has written about this yet.</p>}
      <PostList list={list} />
      <p className="row">
        <Link className="button" to={section ? commentAboutPath(section.anchor) : "/article#reply"}>
          Write about this
        </Link>
        <Link to={section ? threadAboutPath(section.anchor) : "/threads/new"}>Start a thread about it</Link>
      </p>
    </div>
  );
}
