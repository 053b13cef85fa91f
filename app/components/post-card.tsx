import type { ReactNode } from "react";
import { postAnchor } from "#app/domain/paths.ts";
import type { PostView, ShownPost } from "#app/domain/post-views.ts";
import { AboutLine } from "./about-line.tsx";
import { nameOf } from "./author.tsx";
import { BehindNotes } from "./content-notes.tsx";
import { Folded, FoldWords } from "./folded.tsx";
import { Gestures } from "./gestures.tsx";
import { PostActions } from "./post-actions.tsx";
import { PostHeader } from "./post-header.tsx";
import { PostPlaceholder } from "./post-placeholder.tsx";
import { PostStatusNote } from "./post-status-note.tsx";
import { Prose } from "./prose.tsx";
import { Quote } from "./quote.tsx";
import { QuoteSelected } from "./quote-selected.tsx";

export type PostCardProps = {
  post: PostView;
  /** The page with the box for replies, for the link that quotes the post in it. */
  replyPath: string;
  /** Stands above the author: the title of a thread over its opening post. */
  heading?: ReactNode;
};

/** One post, or what stands in its place. Each can be linked to as `#post-ID`. */
export function PostCard({ post, replyPath, heading }: PostCardProps) {
  if (post.kind === "placeholder") return <PostPlaceholder post={post} heading={heading} />;
  if (post.fold === null) return <WholePost id={postAnchor(post.id)} {...{ post, replyPath, heading }} />;
  // A link to the post leads to the fold and not into it: a browser opens whatever it is led into.
  return (
    <Folded id={postAnchor(post.id)} line={<FoldWords fold={post.fold} name={nameOf(post.author)} />}>
      <WholePost {...{ post, replyPath, heading }} />
    </Folded>
  );
}

type WholePostProps = PostCardProps & { post: ShownPost; id?: string };

function WholePost({ post, replyPath, heading, id }: WholePostProps) {
  return (
    <article
      className={post.position === 0 ? "post opening stack" : "post stack"}
      id={id}
      tabIndex={-1}
      aria-label={labelOf(post)}
    >
      {heading}
      <PostHeader post={post} />
      <PostStatusNote post={post} />
      {post.about && <AboutLine about={post.about} />}
      {post.quote && <Quote quote={post.quote} />}
      <BehindNotes notes={post.notes} open={post.mine}>
        <Prose html={post.html} />
      </BehindNotes>
      {post.actions.quote && <QuoteSelected postId={post.id} replyPath={replyPath} />}
      {post.gestures && <Gestures postId={post.id} gestures={post.gestures} author={post.author} />}
      <PostActions post={post} replyPath={replyPath} />
    </article>
  );
}

const labelOf = (post: ShownPost): string =>
  `${post.position === 0 ? "Opening post" : "Reply"} by ${post.mine ? "you" : nameOf(post.author)}`;
