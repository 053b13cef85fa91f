import type { Member } from "#app/domain/actor.ts";
import { monthOf, monthsAfter, spanOf } from "#app/domain/month.ts";
import type { RecordedAct } from "#app/domain/record.ts";
import { newId } from "#db/identifiers.ts";
import { insertAct } from "#db/queries/record.ts";
import { insertReport, openItem, setItem } from "#db/queries/reviews.ts";
import { insertScreening } from "#db/queries/screenings.ts";
import type { Db } from "#db/schema.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What a moderator did in each of the months before this one, the last first: acts with their guidelines. */
const MONTHS: readonly (readonly [RecordedAct, number | null][])[] = [
  [
    ["remove", 4],
    ["remove", 4],
    ["approve", null],
    ["dismiss", null],
    ["answered", null],
    ["decline", 6],
    ["approve", null],
  ],
  [
    ["dismiss", null],
    ["remove", 1],
    ["approve", null],
  ],
  [
    ["remove", 4],
    ["dismiss", null],
    ["answered", null],
    ["remove", 6],
    ["approve", null],
    ["restore", null],
  ],
  [],
  [["approve", null]],
  [
    ["remove", 8],
    ["remove", 1],
    ["remove", 4],
    ["dismiss", null],
    ["approve", null],
    ["approve", null],
    ["relabel", null],
    ["redact", 4],
  ],
];

/** Half a year of moderation: in every month posts, reports, holds and decisions, in one of them nothing. */
export async function halfAYearOfModeration(db: Db, moderator: Member, nowMs: number): Promise<void> {
  const author = await aMember(db, "lampandledger");
  const reporter = await aMember(db, "softrainfall");
  const thread = await aThread(db, author, { title: "Half a year", nowMs: nowMs - 300 * DAY_MS });
  const by = { actorId: moderator.id };
  for (const [back, acts] of MONTHS.entries()) {
    const { fromMs } = spanOf(monthsAfter(monthOf(nowMs), -1 - back));
    for (const [at, [act, guideline]] of acts.entries()) {
      const openedAtMs = fromMs + (2 + 3 * at) * DAY_MS + (at + back) * 50 * MINUTE_MS;
      const { id: postId } = await aReply(db, author, thread.threadId, {
        body: "A quiet evening.",
        nowMs: openedAtMs,
      });
      const on = { subjectKind: "post", subjectId: postId } as const;
      const itemId = await openItem(db, { id: newId(), postId, openedAtMs });
      await setItem(db, itemId, { status: "closed", closedAtMs: openedAtMs });
      if (at % 2 === 0) {
        const noticed = { verdict: "hold", danger: "none", findings: [], title: null } as const;
        const text = { markdown: "A quiet evening.", revision: 1, createdAtMs: openedAtMs };
        await insertScreening(db, { id: newId(), itemId, postId, ...noticed, ...text });
        await insertAct(db, { ...on, atMs: openedAtMs, actorId: null, automated: 1, act: "hold", itemId });
      } else
        await insertReport(db, {
          ...{ id: newId(), itemId, postId, reporterId: reporter.id, reason: "unkind", details: "" },
          ...{ snapshotTitle: null, snapshotMarkdown: "A quiet evening.", createdAtMs: openedAtMs },
        });
      const looked = openedAtMs + (12 + 37 * at) * MINUTE_MS;
      await insertAct(db, { ...on, ...by, atMs: looked, act: "claim", itemId });
      if (act === "answered") await insertAct(db, { ...on, ...by, atMs: looked, act: "assess", itemId });
      const decided = { ...on, ...by, atMs: looked + (5 + 90 * at) * MINUTE_MS, act, guideline, itemId };
      const to = act === "remove" ? "removed" : act === "decline" ? "declined" : "published";
      const actId = await insertAct(db, {
        ...decided,
        fromState: at % 2 === 0 ? "held" : "published",
        toState: to,
      });
      if (at === 0)
        await insertAct(db, {
          ...{ ...on, ...by, atMs: decided.atMs + 4 * DAY_MS, itemId, guideline, ofActId: actId },
          act: back % 2 === 0 ? "appeal-uphold" : "appeal-reverse",
        });
    }
  }
}
