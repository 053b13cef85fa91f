import type { Member } from "#app/domain/actor.ts";
import { parseHandle, suggestHandle } from "#app/domain/handle.ts";
import { createSessions } from "#app/web/session.ts";
import { newId } from "#db/identifiers.ts";
import { insertAccount, isHandleTaken } from "#db/queries/accounts.ts";
import type { Db } from "#db/schema.ts";

/** Somebody who is signed in, with what a browser sends of it. */
export type SignedIn = { member: Member; cookie: string };

/** So many new members. They have no passwords, so that nobody waits for these to be hashed. */
export async function newMembers(db: Db, count: number): Promise<SignedIn[]> {
  const sessions = createSessions(db, { secure: false });
  const members: SignedIn[] = [];
  while (members.length < count) {
    const parsed = parseHandle(`${suggestHandle(Math.random)}-${members.length}`);
    if (!parsed.ok) continue; // Too long; another is suggested.
    const { handle, key, skeleton } = parsed.value;
    if (await isHandleTaken(db, parsed.value)) continue;
    const member: Member = { kind: "member", id: newId(), handle, role: "member" };
    await insertAccount(db, {
      ...{ id: member.id, handle, handleKey: key, handleSkeleton: skeleton, passwordHash: null },
      ...{ role: member.role, createdAtMs: Date.now() },
    });
    const cookie = await sessions.start(member, null, { by: "joining" });
    members.push({ member, cookie: cookie?.split(";")[0] ?? "" });
  }
  return members;
}
