import { Link } from "@remix-run/react";
import { postLink } from "#app/domain/paths.ts";
import type { ShownPost } from "#app/domain/post-views.ts";
import { AuthorLink } from "./author.tsx";
import { Avatar } from "./avatar.tsx";
import { When } from "./when.tsx";

/** Who wrote this and when. The time is the post's own address. */
export function PostHeader({ post }: { post: ShownPost }) {
  return (
    <header className="byline">
      {post.author !== null && <Avatar name={post.author.name} />}
      <div>
        <div className="row">
          <AuthorLink author={post.author} />
          {post.mine && <span className="meta mark">you</span>}
        </div>
        <div className="meta">
          {post.startedThread && post.position > 0 && <span>started this thread</span>}
          <Link to={postLink(post.id)}>
            <When atMs={post.createdAtMs} />
          </Link>
          {post.editedAtMs !== null && (
            <span>
              edited <When atMs={post.editedAtMs} />
            </span>
          )}
        </div>
      </div>
    </header>
  );
}
