import type { Member } from "#app/domain/actor.ts";
import type { SecurityView } from "#app/domain/security-views.ts";
import { startOfDay } from "#app/domain/session.ts";
import { hashOf } from "#db/identifiers.ts";
import { factorsOf } from "#db/queries/factors.ts";
import { passkeysOf } from "#db/queries/passkeys.ts";
import { countRecoveryCodes } from "#db/queries/recovery-codes.ts";
import { deleteSession, sessionsOf } from "#db/queries/sessions.ts";
import type { Db } from "#db/schema.ts";
import { passkeyAddress } from "./passkeys.ts";

/** What a member can see of how they are signed in. `sessionKey`: under which the session is kept that asks. */
export async function viewSecurity(db: Db, { id }: Member, sessionKey: string | null): Promise<SecurityView> {
  const sessions = await sessionsOf(db, id);
  const factors = await factorsOf(db, id);
  return {
    sessions: sessions.map((session) => ({
      id: addressOf(session),
      device: session.device,
      usedOnMs: startOfDay(session.usedOnDay),
      isThis: session.id === sessionKey,
    })),
    codesLeft: await countRecoveryCodes(db, id),
    hasPassword: factors.hasPassword,
    hasApp: factors.hasApp,
    passkeys: (await passkeysOf(db, id)).map((passkey) => ({
      id: passkeyAddress(passkey),
      name: passkey.name,
      usedOnMs: startOfDay(passkey.usedOnDay),
    })),
  };
}

/** The table's key is a hash of the cookie already; a page gets a hash of that, and nothing to look it up by. */
const addressOf = ({ id }: { id: string }): string => hashOf(id).slice(0, 20);

/** Ends one of the member's own sessions. What is not there, or somebody else's, is left as it is. */
export async function endSession(db: Db, { id }: Member, address: string): Promise<void> {
  const session = (await sessionsOf(db, id)).find((one) => addressOf(one) === address);
  if (session) await deleteSession(db, session.id);
}
