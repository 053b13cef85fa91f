import type { Member, Role } from "#app/domain/actor.ts";
import type { AppealFacts } from "#app/domain/appeal.ts";
import { can } from "#app/domain/permissions.ts";
import { accountById, moderatorsBesides } from "#db/queries/accounts.ts";
import { assignAppeal, openAppeals } from "#db/queries/appeals.ts";
import type { Db } from "#db/schema.ts";

type Contested = { subjectKind: string; actorId: string | null };
/** When, and whether the desk asks for a second factor. */
type Asked = { nowMs: number } & Pick<Member, "factorAsked">;
type WhoMayDecide = Omit<AppealFacts, "status" | "otherModerators">;

/** Between whom an appeal of this account against this decision is. */
export async function whoseAppeal(db: Db, appellantId: string, decision: Contested): Promise<WhoMayDecide> {
  const isAboutPerson = decision.subjectKind === "account";
  const role = isAboutPerson ? ((await accountById(db, appellantId))?.role ?? "member") : null;
  return { appellantId, appellantRole: role, deciderId: decision.actorId };
}

/** Who could decide it besides whoever decided first. */
export async function whoCouldDecide(
  db: Db,
  appeal: WhoMayDecide,
  { nowMs, factorAsked }: Asked,
): Promise<{ id: string; handle: string; role: Role }[]> {
  const facts: AppealFacts = { ...appeal, status: "open", otherModerators: 1 };
  const others = await moderatorsBesides(db, [appeal.deciderId, appeal.appellantId], nowMs, { factorAsked });
  return others.filter((one) => can({ kind: "member", ...one }, "decide-appeal", facts).allowed);
}

/** More are never open at once; each needs a decision that somebody wrote reasons for. */
const MOST_OPEN = 1_000;

/** Of these the one who has the fewest appeals; null where there is nobody. */
export async function leastBusy(db: Db, candidates: readonly { id: string }[]): Promise<string | null> {
  const open = await openAppeals(db, { notBy: "", limit: MOST_OPEN });
  const load = (id: string) => open.filter(({ assignedTo }) => assignedTo === id).length;
  return [...candidates].sort((a, b) => load(a.id) - load(b.id))[0]?.id ?? null;
}

/** Every open appeal that nobody has who may decide it goes to somebody else; to nobody where there is no other. */
export async function passAppealsOn(db: Db, asked: Asked): Promise<void> {
  for (const appeal of await openAppeals(db, { notBy: "", limit: MOST_OPEN })) {
    const { id, accountId, subjectKind, deciderId, assignedTo } = appeal;
    const whose = await whoseAppeal(db, accountId, { subjectKind, actorId: deciderId });
    const candidates = await whoCouldDecide(db, whose, asked);
    if (!candidates.some((one) => one.id === assignedTo))
      await assignAppeal(db, id, await leastBusy(db, candidates));
  }
}
