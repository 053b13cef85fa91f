/**
 * Where a page of a list ended, as it stands in an address: the time that orders the list and the id that breaks
 * ties. `1763856000000.abc…`.
 */
export type Cursor = { atMs: number; id: string };

/** Null for anything that is not a cursor: the list then begins at its beginning. */
export function parseCursor(text: string | null): Cursor | null {
  const match = /^(\d{1,15})\.([0-9a-z]{20})$/.exec(text ?? "");
  return match?.[1] && match[2] ? { atMs: Number(match[1]), id: match[2] } : null;
}

export const formatCursor = ({ atMs, id }: Cursor): string => `${atMs}.${id}`;
