import { TOTP } from "otpauth";
import type { Member } from "#app/domain/actor.ts";
import { createSessions } from "#app/web/session.ts";
import { newToken } from "#db/identifiers.ts";
import { appOf, insertApp } from "#db/queries/factors.ts";
import { insertPasskey } from "#db/queries/passkeys.ts";
import type { Db } from "#db/schema.ts";

/** Of every account that tests give an app; each has its own once it has set one up itself. */
export const APP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** Gives the member an authenticator app, unless they have one. */
export async function withApp(db: Db, { id }: Pick<Member, "id">): Promise<void> {
  if (!(await appOf(db, id))) await insertApp(db, { accountId: id, secret: APP_SECRET, lastStep: 0 });
}

/** What the app shows at this moment. */
export const codeAt = (atMs: number, secret = APP_SECRET): string =>
  new TOTP({ secret }).generate({ timestamp: atMs });

/** Gives the member a passkey that no device has. */
export async function withPasskey(
  db: Db,
  { id: accountId }: Pick<Member, "id">,
  name: string,
): Promise<void> {
  const kept = { publicKey: "", counter: 0, transports: "[]", createdAtMs: 0, usedOnDay: 20_000 };
  await insertPasskey(db, { id: newToken(), accountId, name, ...kept });
}

/**
 * The cookie of a session for this member, without the form and its hashing. A moderator has an authenticator app and
 * has shown it, unless `shown` says otherwise.
 */
export async function sessionFor(db: Db, member: Member, shown = member.role !== "member"): Promise<string> {
  if (shown) await withApp(db, member);
  const sessions = createSessions(db, { secure: false });
  const cookie = await sessions.start(member, null, { by: "passkey", secondFactor: shown });
  if (cookie === null) throw new Error(`${member.handle} has gone.`);
  return cookie;
}
