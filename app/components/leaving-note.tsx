import { Link } from "@remix-run/react";
import { Until } from "./until.tsx";

/** On every page of somebody who is leaving: when, and the way to stay. */
export function LeavingNote({ atMs }: { atMs: number }) {
  return (
    <aside className="wrap-narrow" aria-label="Your account">
      <p className="notice plain">
        Your account will be erased on <Until atMs={atMs} />.{" "}
        <Link to="/settings/leaving">Stay after all</Link>
      </p>
    </aside>
  );
}
