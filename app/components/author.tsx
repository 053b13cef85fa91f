import { Link } from "@remix-run/react";
import type { AuthorView } from "#app/domain/post-views.ts";

/** In place of a name, where its owner is gone. */
export const NOBODY = "former member";

export const nameOf = (author: AuthorView | null): string => author?.name ?? NOBODY;

export const personPath = (handle: string): string => `/people/${encodeURIComponent(handle)}`;

/** A person's name, isolated, so that a name written from right to left does not turn the words around it. */
export function AuthorName({ name }: { name: string | null }) {
  return <bdi>{name ?? NOBODY}</bdi>;
}

/** The name over a post. It leads to a member's page where they have one; an alias leads nowhere. */
export function AuthorLink({ author }: { author: AuthorView | null }) {
  if (author === null) return <strong>{NOBODY}</strong>;
  if (author.anonymous || !author.hasPage) {
    return (
      <strong>
        <AuthorName name={author.name} />
      </strong>
    );
  }
  return (
    <Link className="author" to={personPath(author.name)}>
      <AuthorName name={author.name} />
    </Link>
  );
}
