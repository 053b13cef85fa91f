import { Link } from "@remix-run/react";
import type { AboutView } from "#app/domain/post-views.ts";

/** What a post is about, and the way there. */
export function AboutLine({ about }: { about: AboutView }) {
  return (
    <p className="meta">
      <span>
        About <Link to={about.path}>{about.title === null ? "the article" : `“${about.title}”`}</Link>
      </span>
    </p>
  );
}
