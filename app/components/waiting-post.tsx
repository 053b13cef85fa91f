import { Form } from "@remix-run/react";
import type { WaitingPostView } from "#app/domain/views.ts";
import { Notice } from "./notice.tsx";

/**
 * What will be posted when whoever sits here has joined or signed in. They see which words those are, and can let
 * go of them: on a shared device they may be somebody else's.
 */
export function WaitingPost({ post, when }: { post: WaitingPostView; when: string }) {
  return (
    <Notice kind="plain">
      <p>These words are safe. They will be posted as soon as {when}:</p>
      <blockquote className="excerpt" dir="auto">
        {post.title && <strong>{post.title} </strong>}
        {post.excerpt}
      </blockquote>
      <Form method="post" action="/draft/discard">
        <button className="link-quiet" type="submit">
          Do not post them, and delete them here
        </button>
      </Form>
    </Notice>
  );
}
