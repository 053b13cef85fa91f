import { Form } from "@remix-run/react";
import type { WaitingFormView } from "#app/domain/form-views.ts";
import { Notice } from "./notice.tsx";

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
      <Form method="post" action="/draft/discard">
        <button className="link-quiet" type="submit">
          {waiting.isPost ? "Do not post them, and delete them here" : "Delete them here"}
        </button>
      </Form>
    </Notice>
  );
}
