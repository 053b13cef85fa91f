import { Link } from "@remix-run/react";
import { historyPath, postLink } from "#app/domain/paths.ts";
import type { ShownPost } from "#app/domain/post-views.ts";
import { AuthorLink } from "./author.tsx";
import { Avatar } from "./avatar.tsx";
import { When } from "./when.tsx";

/** Beside the name: that it is an alias, and that it is one's own. */
function AuthorMark({ post }: { post: ShownPost }) {
  const words = [post.mine ? "you" : null, post.author?.anonymous ? "anonymous" : null].filter(Boolean);
  return words.length > 0 && <span className="meta mark">{words.join(", ")}</span>;
}

/** Who wrote this and when. The time is the post's own address. */
export function PostHeader({ post }: { post: ShownPost }) {
  return (
    <header className="byline">
      {post.author !== null && <Avatar name={post.author.name} />}
      <div>
        <div className="row">
          <AuthorLink author={post.author} />
          <AuthorMark post={post} />
        </div>
        <div className="meta">
          {post.startedThread && post.position > 0 && <span>started this thread</span>}
          <Link to={postLink(post.id)}>
            <When atMs={post.createdAtMs} />
          </Link>
          {post.editedAtMs !== null && <Edited post={post} atMs={post.editedAtMs} />}
        </div>
      </div>
    </header>
  );
}

/** That it was edited everyone may know; what it said before, its author and moderators. */
function Edited({ post, atMs }: { post: ShownPost; atMs: number }) {
  const words = (
    <>
      edited <When atMs={atMs} />
    </>
  );
  if (!post.actions.history) return <span>{words}</span>;
  return <Link to={historyPath(post.id)}>{words}</Link>;
}
