import type { Member } from "#app/domain/actor.ts";
import { suggestHandle } from "#app/domain/handle.ts";
import { createSessions } from "#app/web/session.ts";
import { joinAccount } from "#app/workflows/accounts.ts";
import { newToken } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";

export type BenchMember = Member & { cookie: string };

/** So many new members, signed in. */
export async function signedInMembers(db: Db, count: number): Promise<BenchMember[]> {
  const sessions = createSessions(db, { secure: false });
  const members: BenchMember[] = [];
  while (members.length < count) {
    const handle = `${suggestHandle(Math.random)}-${members.length}`;
    const joined = await joinAccount(db, {
      handle,
      password: newToken(),
      invitation: null,
      nowMs: Date.now(),
    });
    if (!joined.ok) continue; // The name was taken; another is suggested.
    const cookie = await sessions.start(joined.value, null);
    members.push({ ...joined.value, cookie: cookie.split(";")[0] ?? "" });
  }
  return members;
}
