import type { Actor } from "#app/domain/actor.ts";
import { can } from "#app/domain/permissions.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { DEFAULT_RULES } from "#app/domain/screening/default-rules.ts";
import { type BadRule, parseRules, type ScreeningRules } from "#app/domain/screening/rules.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction, isUniqueViolation } from "#db/portable.ts";
import { insertAct } from "#db/queries/record.ts";
import { insertRuleSet, latestRuleSet } from "#db/queries/rule-sets.ts";
import type { Db } from "#db/schema.ts";
import { type Refusal, stale } from "./refusal.ts";

/** The rules as moderators wrote them last, or as a forum begins. */
export async function rulesInForce(db: Db): Promise<{ version: number; source: string }> {
  return (await latestRuleSet(db)) ?? { version: 0, source: DEFAULT_RULES };
}

/** Parsed once for each version: every post is screened by them. */
let parsed: { source: string; rules: ScreeningRules } | null = null;

/** The rules to screen by. What is stored was accepted once; were it not to parse now, those of a new forum hold. */
export async function currentRules(db: Db): Promise<ScreeningRules> {
  const { source } = await rulesInForce(db);
  if (parsed?.source !== source) parsed = { source, rules: readRules(source) };
  return parsed.rules;
}

function readRules(source: string): ScreeningRules {
  for (const text of [source, DEFAULT_RULES]) {
    const rules = parseRules(text);
    if (rules.ok) return rules.value;
  }
  throw new Error("The rules that a forum begins with cannot be read.");
}

/** Lines that cannot be used; nothing was stored. */
export type BadRules = { kind: "bad-rules"; lines: BadRule[] };

/** Stores a new version of the rules, or says which line is wrong, or that a colleague was first. */
export async function changeRules(
  db: Db,
  { actor, source, fromVersion, nowMs }: { actor: Actor; source: string; fromVersion: number; nowMs: number },
): Promise<Result<{ version: number }, Refusal | BadRules>> {
  const decision = can(actor, "open-desk", null);
  if (!decision.allowed) return err(decision);
  const rules = parseRules(source);
  if (!rules.ok) return err({ kind: "bad-rules", lines: rules.error });
  const actorId = actor.kind === "member" ? actor.id : null;
  try {
    return await inTransaction(db, async (tx) => {
      const before = await rulesInForce(tx);
      if (before.version !== fromVersion) return err(CHANGED_ELSEWHERE);
      if (before.source === source) return ok({ version: before.version });
      const version = before.version + 1;
      await insertRuleSet(tx, { id: newId(), version, source, writerId: actorId, createdAtMs: nowMs });
      await insertAct(tx, {
        ...{ atMs: nowMs, actorId, act: "change-rules", subjectKind: "rules", subjectId: "rules" },
        ...{ fromState: String(before.version), toState: String(version), snapshot: source },
      });
      return ok({ version });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return err(CHANGED_ELSEWHERE);
    throw error;
  }
}

const CHANGED_ELSEWHERE = stale(
  "A colleague has changed the rules meanwhile. Nothing was overwritten: theirs are below, and yours above them to copy.",
);
