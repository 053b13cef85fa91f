import { Form } from "@remix-run/react";
import type { ThreadPageView } from "#app/domain/thread-views.ts";
import { Notice } from "./notice.tsx";

type Hideable = Pick<ThreadPageView, "id" | "hiding">;

/** Takes the thread out of the reader's lists with one press; the way back then stands in its place. */
export function HideThread({ thread }: { thread: Hideable }) {
  if (thread.hiding !== "shown") return null;
  return (
    <Form method="post" action={`/hidden-threads/${thread.id}`}>
      <input type="hidden" name="act" value="hide" />
      <button className="link-quiet" type="submit">
        Hide this thread
      </button>
    </Form>
  );
}

export function HiddenThreadNotice({ thread }: { thread: Hideable }) {
  if (thread.hiding !== "hidden") return null;
  return (
    <Notice kind="plain">
      <Form className="row apart" method="post" action={`/hidden-threads/${thread.id}`}>
        <p>You hid this thread. It stays out of your lists and brings you no notifications.</p>
        <input type="hidden" name="act" value="show" />
        <button className="button plain" type="submit">
          Show it again
        </button>
      </Form>
    </Notice>
  );
}
