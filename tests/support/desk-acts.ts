import type { Member } from "#app/domain/actor.ts";
import { denied } from "#app/domain/permissions.ts";
import type { SanctionKind } from "#app/domain/sanction.ts";
import { decideAppeal, openAppeal, writeInAppeal } from "#app/workflows/appeals.ts";
import { addCannedReason, changeCannedReason, removeCannedReason } from "#app/workflows/canned-reasons.ts";
import { claimItem, releaseItems } from "#app/workflows/claim-item.ts";
import { evidencePack } from "#app/workflows/evidence-pack.ts";
import { makeInvitation, takeBackInvitation } from "#app/workflows/invitations.ts";
import { viewLock } from "#app/workflows/lock-thread.ts";
import { letIn } from "#app/workflows/newcomers.ts";
import { removeRun } from "#app/workflows/remove-run.ts";
import { openItemForPost } from "#app/workflows/report-post.ts";
import { changeRules } from "#app/workflows/rules.ts";
import type { Step } from "#app/workflows/run-playbook.ts";
import { liftPersonSanction, sanctionAuthor, sanctionPerson } from "#app/workflows/sanction-person.ts";
import { chooseBreak } from "#app/workflows/shift.ts";
import { askOpinion, handOverShift, noteOnItem, noteOnPerson } from "#app/workflows/staff-notes.ts";
import { undoDecision } from "#app/workflows/undo-decision.ts";
import { unmaskPost } from "#app/workflows/unmask-post.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { decide, lock, takeStep, worked } from "./desk.ts";
import { type Everything, LATER_MS } from "./desk-of-everything.ts";

/** Somebody who tries something on a desk. A guest stands here as a member too: the workflows tell them apart. */
type Trying = Everything & { actor: Member };

/** Everything that can be done on the desk, by the workflow that does it; what stands after a line is a variant of it. */
export type DeskAct = {
  name: string;
  before?: (on: Trying) => Promise<unknown>;
  run: (on: Trying) => Promise<Parameters<typeof import("./desk.ts").wordFor>[0]>;
};

const nowMs = LATER_MS;
const reason = "It hurt somebody.";

const assess = (version: number): Step => ({ step: "assess", answer: "yes", note: "", version });

const STEPS: Record<string, (version: number) => Step> = {
  assess,
  care: (version) => ({ step: "care", message: "We have read it.", version }),
  second: () => ({ step: "second", note: "I see it too." }),
  services: () => ({ step: "services" }),
  after: () => ({ step: "after", note: "Done." }),
};

const playbook = Object.entries(STEPS).map(
  ([step, next]): DeskAct => ({
    name: `runPlaybookStep-${step}`,
    before: async ({ db, colleague, itemId }) =>
      step === "second" && worked(await takeStep(db, { actor: colleague, itemId, nowMs }, assess)),
    run: async ({ db, actor, itemId }) => await takeStep(db, { actor, itemId, nowMs }, next),
  }),
);

const onThreads: DeskAct[] = [
  {
    name: "openItemForPost",
    run: ({ db, actor, freshId }) => openItemForPost(db, { actor, postId: freshId, nowMs }),
  },
  { name: "claimItem", run: ({ db, actor, itemId }) => claimItem(db, { actor, itemId, nowMs }) },
  {
    name: "claimItem-over",
    before: async ({ db, colleague, itemId }) =>
      worked(await claimItem(db, { actor: colleague, itemId, nowMs })),
    run: ({ db, actor, itemId }) => claimItem(db, { actor, itemId, nowMs, note: "I go on with it." }),
  },
  {
    name: "decideItem",
    run: async ({ db, actor, itemId }) => await decide(db, actor, itemId, "remove", { nowMs }),
  },
  {
    name: "undoDecision", // Of their own decision, where they could have made one.
    async before({ db, actor, colleague, itemId }) {
      const own = await decide(db, actor, itemId, "remove", { nowMs });
      if (!own.ok) worked(await decide(db, colleague, itemId, "remove", { nowMs }));
    },
    run: ({ db, actor, itemId }) => undoDecision(db, { actor, itemId, nowMs: nowMs + 1 }),
  },
  {
    name: "noteOnItem",
    run: ({ db, actor, itemId }) => noteOnItem(db, { actor, itemId, nowMs, body: "Between us." }),
  },
  {
    name: "askOpinion",
    run: ({ db, actor, itemId }) =>
      askOpinion(db, { actor, itemId, nowMs, of: "linden", note: "What do you say?" }),
  },
  ...playbook,
  {
    name: "sanctionAuthor",
    run: ({ db, actor, itemId }) =>
      sanctionAuthor(db, { actor, itemId, nowMs, kind: "notice", guideline: 1, reason, endsAtMs: null }),
  },
  {
    name: "unmaskPost",
    run: ({ db, actor, aliasedItemId }) => unmaskPost(db, { actor, itemId: aliasedItemId, reason, nowMs }),
  },
  { name: "lockThread", run: ({ db, actor, threadId }) => lock(db, actor, threadId, { nowMs }) },
  {
    name: "lockThread-open",
    before: async ({ db, colleague, threadId }) => worked(await lock(db, colleague, threadId)),
    run: ({ db, actor, threadId }) => lock(db, actor, threadId, { lock: false, nowMs }),
  },
  { name: "viewLock", run: ({ db, actor, threadId }) => viewLock(db, actor, threadId) },
  {
    name: "viewItem",
    run: async ({ db, actor, itemId }) => seen(await viewItem(db, actor, { itemId, nowMs })),
  },
];

export const OF_THREADS: readonly string[] = onThreads.map(({ name }) => name);

const sanctioning = (name: string, whom: (on: Trying) => string, kind: SanctionKind = "notice"): DeskAct => ({
  name,
  run: (on) =>
    sanctionPerson(on.db, {
      ...{ actor: on.actor, accountId: whom(on), kind, guideline: 1, reason },
      ...{ endsAtMs: null, itemId: null, nowMs },
    }),
});

export const ACTS: readonly DeskAct[] = [
  ...onThreads,
  sanctioning("sanctionPerson", ({ author }) => author.id),
  sanctioning("sanctionPerson-moderator", ({ colleague }) => colleague.id),
  sanctioning("sanctionPerson-admin", ({ otherAdmin }) => otherAdmin.id),
  {
    name: "liftPersonSanction",
    run: ({ db, actor, author, sanctionId }) =>
      liftPersonSanction(db, { actor, accountId: author.id, sanctionId, reason, nowMs }),
  },
  {
    name: "noteOnPerson",
    run: ({ db, actor, author }) =>
      noteOnPerson(db, { actor, accountId: author.id, body: "Between us.", nowMs }),
  },
  {
    name: "removeRun",
    run: ({ db, actor, author, freshId }) =>
      removeRun(db, {
        ...{
          actor,
          accountId: author.id,
          posts: [{ id: freshId, revision: 1 }],
          guideline: 6,
          reason,
          nowMs,
        },
      }),
  },
  {
    name: "openAppeal",
    run: ({ db, actor, goneActId }) => openAppeal(db, { actor, actId: goneActId, body: "Please.", nowMs }),
  },
  {
    name: "writeInAppeal",
    run: ({ db, actor, appealId }) => writeInAppeal(db, { actor, appealId, body: "Thank you.", nowMs }),
  },
  {
    name: "decideAppeal",
    run: ({ db, actor, appealId }) =>
      decideAppeal(db, {
        ...{
          actor,
          appealId,
          version: 1,
          decision: "uphold",
          reason,
          guideline: null,
          endsAtMs: null,
          nowMs,
        },
      }),
  },
  { name: "releaseItems-one", run: ({ db, actor, itemId }) => releaseItems(db, { actor, itemId }) },
  { name: "releaseItems", run: ({ db, actor }) => releaseItems(db, { actor }) },
  { name: "handOverShift", run: ({ db, actor }) => handOverShift(db, { actor, body: "Good night.", nowMs }) },
  { name: "chooseBreak", run: ({ db, actor }) => chooseBreak(db, { actor, breakAfter: 3 }) },
  {
    name: "addCannedReason",
    run: ({ db, actor }) =>
      addCannedReason(db, { actor, act: "remove", guideline: 1, body: "Please.", nowMs }),
  },
  {
    name: "changeCannedReason",
    run: ({ db, actor, cannedId }) => changeCannedReason(db, { actor, id: cannedId, body: "Kindly." }),
  },
  {
    name: "removeCannedReason",
    run: ({ db, actor, cannedId }) => removeCannedReason(db, { actor, id: cannedId }),
  },
  { name: "makeInvitation", run: ({ db, actor }) => makeInvitation(db, { actor, uses: 1, days: 1, nowMs }) },
  {
    name: "takeBackInvitation",
    run: ({ db, actor, invitationId }) => takeBackInvitation(db, { actor, id: invitationId }),
  },
  { name: "letIn", run: ({ db, actor }) => letIn(db, { actor, handle: "newly-here", nowMs }) },
  {
    name: "changeRules",
    run: ({ db, actor }) => changeRules(db, { actor, source: "", fromVersion: 0, nowMs }),
  },
  {
    name: "evidencePack",
    run: async ({ db, actor }) => seen(await evidencePack(db, { viewer: actor, month: "2026-03", nowMs })),
  },
];

/** What reads nothing where it is not theirs to read. */
const seen = (view: unknown) =>
  view === null ? ({ ok: false, error: denied("not-found") } as const) : ({ ok: true, value: view } as const);
