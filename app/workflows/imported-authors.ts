import type { Handle } from "#app/domain/handle.ts";
import { newId } from "#db/identifiers.ts";
import { accountsNamed } from "#db/queries/transfer.ts";
import type { Db, NewAccount } from "#db/schema.ts";

export type ImportedAuthors = {
  /** Looks up, in one query, which of these names have accounts already. */
  meet: (db: Db, handles: readonly Handle[]) => Promise<void>;
  /** The account for a name that was met, made when there is none; or why the name cannot be used. */
  accountFor: (handle: Handle, createdAtMs: number) => { id: string } | { problem: string };
  /** The accounts that were made since the last call, to insert. */
  takeNew: () => NewAccount[];
  count: () => number;
};

type Known = { id: string; handle: string; canSignIn: boolean };

/**
 * Who the authors of imported posts are. A known name is its account; an unknown one becomes a member who cannot
 * sign in. With `refuseOwners`, names of people who can sign in are refused: sample text must not be put in
 * somebody's mouth.
 */
export function importedAuthors({ refuseOwners }: { refuseOwners: boolean }): ImportedAuthors {
  const byKey = new Map<string, Known>();
  const bySkeleton = new Map<string, Known>();
  let made: NewAccount[] = [];
  let count = 0;

  return {
    async meet(db, handles) {
      const strangers = new Map(
        handles.filter(({ key }) => !byKey.has(key)).map((handle) => [handle.key, handle]),
      );
      for (const account of await accountsNamed(db, [...strangers.values()])) {
        byKey.set(account.handleKey, account);
        bySkeleton.set(account.handleSkeleton, account);
      }
    },
    accountFor({ handle, key, skeleton }, createdAtMs) {
      const known = byKey.get(key);
      if (known)
        return known.canSignIn && refuseOwners
          ? { problem: `“${known.handle}” is a member’s own name here.` }
          : known;
      const alike = bySkeleton.get(skeleton);
      if (alike) return { problem: `“${handle}” looks too much like another name, “${alike.handle}”.` };

      const account = { id: newId(), handle, canSignIn: false };
      byKey.set(key, account);
      bySkeleton.set(skeleton, account);
      made.push({
        id: account.id,
        handle,
        handleKey: key,
        handleSkeleton: skeleton,
        passwordHash: null,
        role: "member",
        createdAtMs,
      });
      count += 1;
      return account;
    },
    takeNew() {
      const accounts = made;
      made = [];
      return accounts;
    },
    count: () => count,
  };
}
