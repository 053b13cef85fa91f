import { Link } from "@remix-run/react";
import { useState } from "react";
import type { VisitView } from "#app/domain/following-views.ts";

/** Stands before the first post that is new since the reader was here. */
export function SinceDivider() {
  return (
    <p className="since">
      <span>Since you were here</span>
    </p>
  );
}

/** At the top of a thread: past what its reader knows already, to another page where it stands there. */
export function FirstNewLink({ path }: { path: string }) {
  return (
    <p>
      <Link to={path}>Jump to the first unread</Link>
    </p>
  );
}

/**
 * Before which post the divider stands. It keeps its place while the page is open: loaded once more, after a press of a
 * button on it, the page counts as read, and the line would be gone from under whoever is reading there.
 */
export function useFirstNew(visit: VisitView | null, page: string): string | null {
  const now = visit?.firstNew?.postId ?? null;
  const [kept, keep] = useState({ page, postId: now });
  if (kept.page !== page) keep({ page, postId: now });
  return kept.page === page ? kept.postId : now;
}
