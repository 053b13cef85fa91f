import type { Member } from "#app/domain/actor.ts";
import { DEFAULT_RULES } from "#app/domain/screening/default-rules.ts";
import { openAppeal, writeInAppeal } from "#app/workflows/appeals.ts";
import { addCannedReason } from "#app/workflows/canned-reasons.ts";
import { changeRules } from "#app/workflows/rules.ts";
import { sanctionPerson } from "#app/workflows/sanction-person.ts";
import { handOverShift, noteOnItem, noteOnPerson } from "#app/workflows/staff-notes.ts";
import type { Db } from "#db/schema.ts";
import { takeStep, worked } from "./desk.ts";

const TEAM = ["moderator", "admin"] as const;
const AUTHOR_AND_TEAM = ["author", ...TEAM] as const;

/** What moderators say to one another, and to one person alone. A word of care is between them and its reader. */
export const DESK_SECRETS = {
  staffnoteword: TEAM,
  personnoteword: TEAM,
  shiftword: TEAM,
  cannedword: TEAM,
  ruleword: TEAM,
  assessmentword: TEAM,
  careword: ["author"],
  noticeword: AUTHOR_AND_TEAM,
  appealword: AUTHOR_AND_TEAM,
  answerword: AUTHOR_AND_TEAM,
} as const;

type Desk = {
  author: Member;
  moderator: Member;
  /** An open item about a post of the author's. */
  itemId: string;
  /** Of a decision about the author that can be appealed. */
  actId: string;
  nowMs: number;
};

/** Everything that is written on the desk, each word once. Returns the ids that pages are asked for by. */
export async function deskSecrets(db: Db, { author, moderator, itemId, actId, nowMs }: Desk) {
  const on = { actor: moderator, itemId, nowMs };
  await noteOnItem(db, { ...on, body: "Staffnoteword." });
  await noteOnPerson(db, { actor: moderator, accountId: author.id, body: "Personnoteword.", nowMs });
  await handOverShift(db, { actor: moderator, body: "Shiftword.", nowMs });
  await addCannedReason(db, { actor: moderator, act: "remove", guideline: 1, body: "Cannedword.", nowMs });
  const source = `${DEFAULT_RULES}\nflag: ruleword`;
  await changeRules(db, { actor: moderator, source, fromVersion: 0, nowMs });
  const assess = { step: "assess", answer: "unsure", note: "Assessmentword." } as const;
  worked(await takeStep(db, on, (version) => ({ ...assess, version })));
  worked(await takeStep(db, on, (version) => ({ step: "care", message: "Careword.", version })));
  const notice = {
    kind: "notice",
    guideline: 1,
    reason: "Noticeword.",
    endsAtMs: null,
    itemId: null,
  } as const;
  const sent = await sanctionPerson(db, { actor: moderator, accountId: author.id, ...notice, nowMs });
  const now = Date.now(); // It can be appealed once it has been told.
  const opened = await openAppeal(db, { actor: author, actId, body: "Appealword.", nowMs: now });
  const appealId = opened.ok ? opened.value.appealId : "";
  await writeInAppeal(db, { actor: moderator, appealId, body: "Answerword.", nowMs: now });
  return { acts: [actId, sent.ok ? sent.value.actId : ""], appeals: [appealId] };
}
