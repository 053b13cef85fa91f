import { Fragment } from "react";
import type { VisitView } from "#app/domain/following-views.ts";
import type { RepliesPageView } from "#app/domain/thread-views.ts";
import { NewReplies } from "./new-replies.tsx";
import { Pager } from "./pager.tsx";
import { PostCard } from "./post-card.tsx";
import { SinceDivider } from "./since-divider.tsx";

type RepliesProps = {
  page: RepliesPageView;
  visit: VisitView | null;
  firstNew: VisitView["firstNew"];
  /** Where a reply that quotes one of them is written. */
  replyPath: string;
  /** The id of the heading above them. */
  anchor: string;
};

/** One page of what was replied, with what is new to its reader marked, and word of what comes while it is open. */
export function Replies({ page, visit, firstNew, replyPath, anchor }: RepliesProps) {
  return (
    <>
      {page.posts.map((post) => (
        <Fragment key={post.id}>
          {post.id === firstNew?.postId && <SinceDivider />}
          <PostCard post={post} replyPath={replyPath} />
        </Fragment>
      ))}
      <Pager page={page.page} pages={page.pages} path={page.path} anchor={anchor} />
      {visit && <NewReplies thread={page} after={visit.after} anchor={anchor} />}
    </>
  );
}
