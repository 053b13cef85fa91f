import { suggestHandle } from "#app/domain/handle.ts";
import { createSessions } from "#app/web/session.ts";
import { joinAccount } from "#app/workflows/accounts.ts";
import { newToken } from "#db/identifiers.ts";
import type { Db } from "#db/schema.ts";

/** The cookies of so many new members, signed in. */
export async function memberCookies(db: Db, count: number): Promise<string[]> {
  const sessions = createSessions(db, { secure: false });
  const cookies: string[] = [];
  while (cookies.length < count) {
    const handle = `${suggestHandle(Math.random)}-${cookies.length}`;
    const joined = await joinAccount(db, {
      handle,
      password: newToken(),
      invitation: null,
      nowMs: Date.now(),
    });
    if (!joined.ok) continue; // The name was taken; another is suggested.
    const cookie = await sessions.start(joined.value, null);
    cookies.push(cookie.split(";")[0] ?? "");
  }
  return cookies;
}
