import { Link } from "@remix-run/react";

/** For when there is no name to show. */
export const NOBODY = "Someone";

export const personPath = (handle: string): string => `/people/${encodeURIComponent(handle)}`;

/** A person's name, isolated, so that a name written from right to left does not turn the words around it. */
export function AuthorName({ name }: { name: string | null }) {
  return <bdi>{name ?? NOBODY}</bdi>;
}

/** The name, leading to the person's page when there is one. */
export function AuthorLink({ name }: { name: string | null }) {
  if (name === null) return <strong>{NOBODY}</strong>;
  return (
    <Link className="author" to={personPath(name)}>
      <AuthorName name={name} />
    </Link>
  );
}
