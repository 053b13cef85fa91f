import { newToken } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";
import { sessionFor } from "#tests/support/factors.ts";
import { aMember } from "#tests/support/people.ts";
import { Visitor } from "#tests/support/visitor.ts";

/** Members with sessions that were put into the database: nobody waits for a form and its hashing. */
export async function signedInMembers(
  db: Db,
  address: string,
  handles: readonly string[],
): Promise<Visitor[]> {
  return Promise.all(
    handles.map(async (handle) => {
      const visitor = new Visitor(address);
      visitor.takeCookie(await sessionFor(db, await aMember(db, handle)));
      return visitor;
    }),
  );
}

/** The same person at a forum that was started again elsewhere. */
export function movedTo(address: string, visitor: Visitor): Visitor {
  const moved = new Visitor(address);
  for (const [name, value] of visitor.cookies) moved.cookies.set(name, value);
  return moved;
}

/** A reply's form as its page makes it, with a request key of its own. */
export const replyFields = (body: string) => ({ body, quote: "", requestKey: newToken() });
