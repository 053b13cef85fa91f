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
 * What was new when the page was opened: where the divider stands, and where the link above leads. Both keep still while
 * the page is open: loaded once more, after a press of a button on it, the page counts as read, and a line would be gone
 * from under whoever is reading there.
 */
export function useFirstNew(visit: VisitView | null, page: string): VisitView["firstNew"] {
  const now = visit?.firstNew ?? null;
  const [kept, keep] = useState({ page, firstNew: now });
  if (kept.page !== page) keep({ page, firstNew: now });
  return kept.page === page ? kept.firstNew : now;
}
