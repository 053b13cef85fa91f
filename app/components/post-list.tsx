import { Link } from "@remix-run/react";
import type { PostLine, PostListView } from "#app/domain/post-list-views.ts";
import { AuthorName } from "./author.tsx";
import { Excerpt } from "./content-notes.tsx";
import { When } from "./when.tsx";

/** Posts from different places, each with two lines of it and where it stands. */
export function PostList({ list }: { list: PostListView }) {
  return (
    <>
      <ul className="record">
        {list.posts.map((post) => (
          <Line key={post.id} post={post} />
        ))}
      </ul>
      {list.olderPath && (
        <p>
          <Link className="button plain" to={list.olderPath} rel="next">
            Older posts
          </Link>
        </p>
      )}
    </>
  );
}

function Line({ post }: { post: PostLine }) {
  return (
    <li className="stack gap-1">
      <p>
        <Link to={post.path} dir="auto">
          {post.where}
        </Link>
      </p>
      <Excerpt excerpt={post.excerpt} notes={post.notes} />
      <p className="meta">
        {post.author !== undefined && (
          <strong>
            <AuthorName name={post.author?.name ?? null} />
          </strong>
        )}
        <When atMs={post.createdAtMs} />
      </p>
    </li>
  );
}
