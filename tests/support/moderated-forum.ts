import type { Member } from "#app/domain/actor.ts";
import { actionsFor, ITEM_ACTS } from "#app/domain/moderation.ts";
import { PLAYBOOK_STEPS } from "#app/domain/playbook.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import type { Audience } from "#app/domain/thread.ts";
import { decideAppeal, openAppeal } from "#app/workflows/appeals.ts";
import { claimItem } from "#app/workflows/claim-item.ts";
import { decideItem } from "#app/workflows/decide-item.ts";
import { lockThread } from "#app/workflows/lock-thread.ts";
import { openItemForPost } from "#app/workflows/report-post.ts";
import { changeRules, rulesInForce } from "#app/workflows/rules.ts";
import { runPlaybookStep, type Step } from "#app/workflows/run-playbook.ts";
import { sanctionPerson } from "#app/workflows/sanction-person.ts";
import { undoDecision } from "#app/workflows/undo-decision.ts";
import { getAppeal } from "#db/queries/appeals.ts";
import { getItem } from "#db/queries/reviews.ts";
import type { Db } from "#db/schema.ts";
import { aMember, aReply, aReport, aThread } from "./people.ts";

/** Numbers from 0 up to 1, the same ones for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const HOLD: Screened = { verdict: "hold", danger: "none", findings: [] };
const FLAG: Screened = { verdict: "flag", danger: "none", findings: [] };
const NOTHING: Screened = { verdict: "publish", danger: "none", findings: [] };

/** Words that stand in texts and reasons, and must never stand in what everyone reads. */
export const TOLD_IN_CONFIDENCE = [
  "quotedwords",
  "reasonwords",
  "detailwords",
  "titlewords",
  "appealwords",
  "notewords",
];

/**
 * A forum in which so many things happened between two times, one after the other, through the workflows that the pages
 * use. What is refused has not happened.
 */
export async function aModeratedForum(
  db: Db,
  { seed, steps, fromMs, untilMs }: { seed: number; steps: number; fromMs: number; untilMs: number },
) {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const authors: [Member, ...Member[]] = [await aMember(db, "inkandrain"), await aMember(db, "windowseat")];
  const reporters = [await aMember(db, "quiet-heron"), await aMember(db, "softrainfall")];
  const moderators = [
    await aMember(db, "wren-in-reeds", "moderator"),
    await aMember(db, "tallhedge", "moderator"),
  ];
  const threads: { id: string; threadId: string; actor: Member; audience: Audience }[] = [];
  for (const audience of ["everyone", "members", "only-me"] as const)
    for (const actor of authors)
      threads.push({
        ...(await aThread(db, actor, {
          audience,
          title: "Titlewords here",
          body: "Quotedwords.",
          nowMs: fromMs,
        })),
        ...{ actor, audience },
      });
  /** Replies alone: when openings go, their threads take nothing more. */
  const posts: string[] = [];
  const items: string[] = [];
  const decisions: { actId: string; itemId: string; actor: Member; atMs: number }[] = [];
  let nowMs = fromMs;

  const decide = async () => {
    const itemId = pick(items);
    const actor = pick(moderators);
    const item = itemId && (await getItem(db, itemId));
    const acts = item ? actionsFor(actor, item).filter((act) => act !== "redact") : [];
    if (!item || acts.length === 0) return;
    const act = acts.includes("decline") && random() < 0.5 ? "decline" : pick(acts);
    const guideline = ITEM_ACTS[act].statement === "required" ? 1 + Math.floor(random() * 8) : null;
    const decided = await decideItem(db, {
      ...{ actor, itemId, act, guideline, reason: "Reasonwords: quotedwords.", nowMs },
      relabel: { contentNotes: ["death"], ending: null, kind: null },
      move: { title: "Titlewords of its own", kind: "question" },
      ...{ version: item.version, postRevision: item.post.revision },
    });
    if (decided.ok) decisions.push({ ...decided.value, actor, atMs: nowMs });
  };
  const post = async () => {
    const { threadId, actor: own, audience } = pick(threads);
    const actor = audience === "only-me" ? own : pick(authors);
    const screened = pick([NOTHING, NOTHING, HOLD, FLAG]);
    const anonymous = random() < 0.5;
    const written = { body: "Quotedwords.", screened, anonymous, nowMs };
    const stored = await aReply(db, actor, threadId, written).catch(() => null); // Closed meanwhile.
    if (stored && audience !== "only-me") posts.push(stored.id);
  };
  const happenings: Record<string, () => Promise<unknown>> = {
    post,
    "post again": post,
    report: async () => {
      const reason = pick(["unkind", "danger", "spam"] as const);
      await aReport(db, pick(reporters), pick(posts), { reason, details: "Detailwords.", nowMs }).catch(
        () => {},
      );
    },
    "open-item": () => openItemForPost(db, { actor: pick(moderators), postId: pick(posts), nowMs }),
    claim: () => claimItem(db, { actor: pick(moderators), itemId: pick(items), nowMs }),
    decide,
    "decide again": decide,
    undo: async () => {
      const last = decisions.at(-1);
      if (last) await undoDecision(db, { actor: last.actor, itemId: last.itemId, nowMs: last.atMs + 30_000 });
    },
    playbook: () => {
      const note = "Notewords.";
      const step = { step: pick(PLAYBOOK_STEPS), answer: pick(["yes", "no"]), message: note, note } as Step;
      return runPlaybookStep(db, { actor: pick(moderators), itemId: pick(items), step, nowMs });
    },
    appeal: async () => {
      const { actId } = pick(decisions);
      for (const actor of authors) await openAppeal(db, { actor, actId, body: "Appealwords.", nowMs });
    },
    "decide appeal": async () => {
      const open = await db
        .selectFrom("appeal")
        .select("id")
        .where("status", "=", "open")
        .orderBy("openedAtMs")
        .execute();
      const appeal = open.length > 0 ? await getAppeal(db, pick(open).id) : undefined;
      if (!appeal) return;
      const decision = pick(["uphold", "change", "reverse"] as const);
      const words = { reason: "Reasonwords.", guideline: 3, endsAtMs: null, nowMs };
      for (const actor of moderators)
        await decideAppeal(db, { actor, appealId: appeal.id, version: appeal.version, decision, ...words });
    },
    lock: () => {
      const lock = random() < 0.3;
      return lockThread(db, {
        actor: pick(moderators),
        threadId: pick(threads).threadId,
        lock,
        guideline: 1,
        endsAtMs: null,
        reason: "Reasonwords.",
        nowMs,
      });
    },
    sanction: () =>
      sanctionPerson(db, {
        ...{
          actor: pick(moderators),
          accountId: pick(authors).id,
          itemId: pick([null, ...items]),
          kind: "notice",
        },
        ...{ guideline: 1, reason: "Reasonwords.", endsAtMs: null, nowMs },
      }),
    rules: async () => {
      const { source, version } = await rulesInForce(db);
      await changeRules(db, { actor: pick(moderators), source: `${source}\n`, fromVersion: version, nowMs });
    },
  };
  for (let step = 0; step < steps; step++) {
    nowMs += Math.floor((random() * 2 * (untilMs - fromMs)) / steps);
    const known = await db
      .selectFrom("reviewItem")
      .select("id")
      .orderBy("openedAtMs")
      .orderBy("postId")
      .execute();
    items.splice(0, items.length, ...known.map(({ id }) => id));
    const possible = posts.length === 0 ? /post/ : items.length === 0 ? /post|report|open/ : /./;
    const happening = pick(Object.entries(happenings).filter(([name]) => possible.test(name)));
    if (happening[0] === "appeal" && decisions.length === 0) continue;
    await happening[1]();
  }
  return { authors, reporters, moderators, threads, posts, lastMs: nowMs };
}
