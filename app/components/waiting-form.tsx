import { Form } from "@remix-run/react";
import type { WaitingFormView } from "#app/domain/draft-views.ts";
import { Notice } from "./notice.tsx";
import { countOf } from "./time-words.ts";

/**
 * What will be posted, or opened again, when whoever sits here has joined or signed in. They see which words those
 * are, and can let go of them: on a shared device they may be somebody else's.
 */
export function WaitingForm({ waiting, when }: { waiting: WaitingFormView; when: string }) {
  return (
    <Notice kind="plain">
      <p>
        {waiting.isPost
          ? `These words are safe. They will be posted as soon as ${when}:`
          : `These words are safe. You will find them again as soon as ${when}:`}
      </p>
      <blockquote className="excerpt" dir="auto">
        {waiting.title && <strong>{waiting.title} </strong>}
        {waiting.excerpt}
      </blockquote>
      {waiting.more > 0 && <p>{countOf(waiting.more, "more draft comes", "more drafts come")} along.</p>}
      <Form method="post" action={`/drafts/${waiting.draftId}/discard`}>
        <input type="hidden" name="next" value="/" />
        <button className="link-quiet" type="submit">
          {waiting.isPost ? "Do not post them, and delete them here" : "Delete them here"}
        </button>
      </Form>
    </Notice>
  );
}
