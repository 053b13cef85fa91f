import { Link, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { pagePath, postAnchor } from "#app/domain/paths.ts";
import { pageOfPosition } from "#app/domain/thread.ts";
import type { RepliesPageView } from "#app/domain/thread-views.ts";
import { countOf } from "./time-words.ts";
import { useNewReplies } from "./use-new-replies.ts";

type NewRepliesProps = {
  thread: RepliesPageView;
  /** The newest position the page knows. */
  after: number;
  /** Where a page of newer ones begins. */
  anchor: string;
};

/**
 * Says how many replies have come since the page was loaded, and loads them when its reader wants them. Nothing moves by
 * itself. Without scripts it is not there, and a reload does the same.
 */
export function NewReplies({ thread, after, anchor }: NewRepliesProps) {
  const count = useNewReplies(thread.id, after);
  const { revalidate, state } = useRevalidator();
  const pressedAt = useRef<number | null>(null);

  useEffect(() => {
    const first = thread.posts.find(
      ({ position }) => pressedAt.current !== null && position > pressedAt.current,
    );
    if (!first) return;
    pressedAt.current = null;
    document.getElementById(postAnchor(first.id))?.focus({ preventScroll: true });
  }, [thread.posts]);

  const page = pageOfPosition(after + 1);
  const words = countOf(count, "new reply", "new replies");
  return (
    <div className="new-replies" role="status">
      {count > 0 && page === thread.page && (
        <button
          className="button"
          type="button"
          disabled={state === "loading"}
          onClick={() => {
            pressedAt.current = after;
            revalidate();
          }}
        >
          {words}
        </button>
      )}
      {count > 0 && page !== thread.page && (
        <Link className="button" to={`${pagePath(thread.path, page)}#${anchor}`}>
          {words}
        </Link>
      )}
    </div>
  );
}
