import type { Member } from "#app/domain/actor.ts";
import { graver } from "#app/domain/lane.ts";
import { denied } from "#app/domain/permissions.ts";
import { type Assessment, PLAYBOOK, SECOND_LOOK_MS, whoAsked } from "#app/domain/playbook.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { inTransaction } from "#db/portable.ts";
import { insertLetter } from "#db/queries/letters.ts";
import { type ActRow, actsOnItem, insertAct } from "#db/queries/record.ts";
import { advanceItem, type ItemRow, setItem } from "#db/queries/reviews.ts";
import { dangerNowSince } from "#db/queries/screenings.ts";
import { insertStaffNote } from "#db/queries/staff-notes.ts";
import type { Db } from "#db/schema.ts";
import { colleaguesOn } from "./colleagues.ts";
import { heldByColleague, itemFor, type OnItem, writerOf } from "./item-for.ts";
import { sortItem } from "./note-screening.ts";
import { type Refusal, stale } from "./refusal.ts";

/** One step of the playbook with what it needs. `version`: what the moderator had before them, where twice would be wrong. */
export type Step =
  | { step: "assess"; answer: Assessment; note: string; version: number }
  | { step: "care"; message: string; version: number }
  | { step: "second"; note: string }
  | { step: "services" }
  | { step: "after"; note: string };

/**
 * Does one step of the playbook and records it. “Yes” and “not sure” put the item first in the queue and give a second
 * moderator, where there is one, ten minutes; “no” ends both. A care message is told at once: it takes nothing away from
 * anybody. These two are whoever's who has the item, and are done once.
 */
export function runPlaybookStep(
  db: Db,
  input: OnItem & { step: Step },
): Promise<Result<{ itemId: string }, Refusal>> {
  const { itemId, step, nowMs } = input;
  return inTransaction(db, async (tx) => {
    const found = await itemFor(tx, input);
    if (!found.ok) return found;
    const { item, moderator } = found.value;
    if (item.status !== "open") return err(denied("not-now"));
    if ("version" in step) {
      const held = heldByColleague(item, moderator, nowMs);
      if (held) return err(held);
      if (!(await advanceItem(tx, itemId, step.version, {}))) return err(MEANWHILE);
    }
    const acts = await actsOnItem(tx, itemId);
    if (!("version" in step) && isRepeated(acts.at(-1), step, moderator.id)) return ok({ itemId });
    const askedBy = step.step === "second" ? whoAsked(acts, await dangerNowSince(tx, itemId)) : null;
    if (step.step === "second" && askedBy === null) return err(denied("not-now"));
    const author = step.step === "care" ? await writerOf(tx, item) : undefined;
    if (step.step === "care" && !author) return err(denied("nobody-there"));
    await insertAct(tx, {
      ...{ atMs: nowMs, actorId: moderator.id, act: PLAYBOOK[step.step].act, itemId },
      ...{ subjectKind: "post", subjectId: item.post.id, reason: reasonOf(step) },
      toState: step.step === "assess" ? step.answer : null,
    });
    if (step.step === "assess") await assess(tx, item, { answer: step.answer, moderator, nowMs });
    if (step.step === "second" && askedBy !== moderator.id) await setItem(tx, itemId, { secondByMs: null });
    if (step.step === "care" && author)
      await insertLetter(tx, { accountId: author.id, kind: "care", body: step.message, tellAtMs: nowMs });
    if (step.step === "after") {
      const about = { subjectKind: "item", subjectId: itemId } as const;
      await insertStaffNote(tx, { ...about, writerId: moderator.id, body: step.note, createdAtMs: nowMs });
    }
    return ok({ itemId });
  });
}

/** Of a care message only that it was sent is kept: the words are between the moderators and one person. */
const reasonOf = (step: Step): string => ("note" in step ? step.note : "");

const MEANWHILE = stale(
  "Something has happened here since you opened the page. Nothing was done a second time; it is all below.",
);

async function assess(
  tx: Db,
  item: ItemRow,
  { answer, moderator, nowMs }: { answer: Assessment; moderator: Member; nowMs: number },
): Promise<void> {
  if (answer === "no") await setItem(tx, item.id, { danger: "none", secondByMs: null });
  else {
    const others = await colleaguesOn(tx, moderator, item.post, nowMs);
    await setItem(tx, item.id, {
      danger: graver(item.danger, answer === "yes" ? "now" : "thoughts"),
      secondByMs: others.length === 0 ? null : (item.secondByMs ?? nowMs + SECOND_LOOK_MS),
    });
  }
  await sortItem(tx, item.id);
}

/** The same press a second time. */
const isRepeated = (last: ActRow | undefined, step: Step, moderatorId: string): boolean =>
  last?.act === PLAYBOOK[step.step].act && last.actorId === moderatorId && last.reason === reasonOf(step);
