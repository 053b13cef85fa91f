import type { Actor, Member } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import { markedText } from "#app/domain/marked-text.ts";
import { postLink } from "#app/domain/paths.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import type { CaughtView, TriedView } from "#app/domain/rules-views.ts";
import { DAY_MS } from "#app/domain/sanction.ts";
import { addedLines, catcherOf } from "#app/domain/screening/caught-by.ts";
import { DEFAULT_RULES, defaultRules } from "#app/domain/screening/default-rules.ts";
import { plainFacts } from "#app/domain/screening/facts.ts";
import { placesIn } from "#app/domain/screening/finding.ts";
import { screen } from "#app/domain/screening/index.ts";
import { type BadRule, parseRules, type ScreeningRules } from "#app/domain/screening/rules.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { newId } from "#db/identifiers.ts";
import { inTransaction, isUniqueViolation } from "#db/portable.ts";
import { recentTexts } from "#db/queries/posts.ts";
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
  const rules = parseRules(source);
  return rules.ok ? rules.value : defaultRules();
}

/** Lines that cannot be used; nothing was stored. */
export type BadRules = { kind: "bad-rules"; lines: BadRule[] };

/** Stores a new version of the rules, or says which line is wrong, or that a colleague was first. */
export async function changeRules(
  db: Db,
  { actor, source, fromVersion, nowMs }: { actor: Actor; source: string; fromVersion: number; nowMs: number },
): Promise<Result<{ version: number }, Refusal | BadRules>> {
  const moderator = asModerator(actor);
  if (!moderator.ok) return moderator;
  const rules = parseRules(source);
  if (!rules.ok) return err({ kind: "bad-rules", lines: rules.error });
  const actorId = moderator.value.id;
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

/** Posts looked through for what rules would have caught: the latest of the last thirty days. */
const LOOKED_THROUGH = 5_000;
const THIRTY_DAYS_MS = 30 * DAY_MS;
const CAUGHT_SHOWN = 20;

/**
 * What the new lines of these rules would have caught among the posts of the last thirty days that this moderator can
 * read, the latest first. Only words and sites: a threshold is about a moment that is over.
 */
export async function caughtByNewLines(
  db: Db,
  { viewer, source, nowMs }: { viewer: Member; source: string; nowMs: number },
): Promise<Result<CaughtView, BadRules>> {
  const { source: before } = await rulesInForce(db);
  const lines = addedLines(before, source);
  const catcher = catcherOf(lines);
  if (!catcher.ok) return err({ kind: "bad-rules", lines: catcher.error });
  const audiences = audiencesOpenTo(viewer);
  const sinceMs = nowMs - THIRTY_DAYS_MS;
  const posts = await recentTexts(db, { audiences, sinceMs, limit: LOOKED_THROUGH });
  const caught = posts.filter(({ title, markdown }) => catcher.value({ title, text: markdown }).length > 0);
  return ok({
    lines: lines === "" ? 0 : lines.split("\n").length,
    lookedThrough: posts.length,
    caught: caught.length,
    posts: caught.slice(0, CAUGHT_SHOWN).map(({ id, excerpt, createdAtMs }) => ({
      ...{ path: postLink(id), excerpt, atMs: createdAtMs },
    })),
  });
}

/** What these rules say of a text, as of a member in good standing. Nothing of it is kept. */
export function tryRules(source: string, text: string): Result<TriedView, BadRules> {
  const rules = parseRules(source);
  if (!rules.ok) return err({ kind: "bad-rules", lines: rules.error });
  const { verdict, danger, findings } = screen({ title: null, text }, plainFacts(rules.value));
  return ok({
    ...{ verdict, danger, messages: [...new Set(findings.map(({ message }) => message))] },
    stretches: markedText(text, placesIn(text, findings)),
  });
}
