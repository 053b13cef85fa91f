import type { ReactNode } from "react";
import { postAnchor } from "#app/domain/paths.ts";
import type { PlaceholderPost } from "#app/domain/post-views.ts";
import { GuidelineLink } from "./guideline-link.tsx";
import { ModerateButton } from "./moderate-button.tsx";

/** What stands where a post no longer does. It says which of the three it was, and never what was written. */
export function PostPlaceholder({ post, heading }: { post: PlaceholderPost; heading?: ReactNode }) {
  return (
    <div className="placeholder" id={postAnchor(post.id)} tabIndex={-1}>
      {heading}
      <p>{WORDS[post.why](post)}</p>
      {post.actions.moderate && <ModerateButton postId={post.id} whose="what stood here" />}
    </div>
  );
}

const WORDS: Record<PlaceholderPost["why"], (post: PlaceholderPost) => ReactNode> = {
  withdrawn: () => "Its author withdrew this.",
  erased: () => "This post is gone.",
  "looked-at": () => "A moderator is looking at this post just now.",
  removed: ({ guideline }) =>
    guideline ? (
      <>
        A moderator removed this. <GuidelineLink guideline={guideline} />.
      </>
    ) : (
      "A moderator removed this."
    ),
};
