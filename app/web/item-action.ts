import type { Member } from "#app/domain/actor.ts";
import { ITEM_ACT_NAMES } from "#app/domain/moderation.ts";
import { endAfter, SANCTION_KINDS } from "#app/domain/sanction.ts";
import {
  assessForm,
  careForm,
  decisionForm,
  noteForm,
  opinionForm,
  pressForm,
  sanctionForm,
} from "#app/forms/desk-forms.ts";
import { claimItem, releaseItems } from "#app/workflows/claim-item.ts";
import { decideItem } from "#app/workflows/decide-item.ts";
import type { OnItem } from "#app/workflows/item-for.ts";
import { runPlaybookStep } from "#app/workflows/run-playbook.ts";
import { sanctionAuthor } from "#app/workflows/sanction-person.ts";
import { askOpinion, noteOnItem } from "#app/workflows/staff-notes.ts";
import { undoDecision } from "#app/workflows/undo-decision.ts";
import type { Db } from "#db/schema.ts";
import type { AppContext } from "./context.ts";
import { type DeskForm, deskForm, takeDeskForm } from "./desk-forms.ts";

type On = OnItem & { db: Db };

const decision = deskForm(decisionForm, ({ db, ...on }: On, values) => decideItem(db, { ...on, ...values }));
const sanction = deskForm(sanctionForm, ({ db, ...on }: On, { act, days, ...values }) =>
  sanctionAuthor(db, { ...on, ...values, kind: act, endsAtMs: endAfter(days, on.nowMs) }),
);

/** Everything that can be sent from an item's page, by its `act`. */
const ITEM_FORMS: Record<string, DeskForm<On>> = {
  ...Object.fromEntries(ITEM_ACT_NAMES.map((act) => [act, decision])),
  ...Object.fromEntries(SANCTION_KINDS.map((kind) => [kind, sanction])),
  claim: deskForm(pressForm, ({ db, ...on }: On) => claimItem(db, on)),
  "take-over": deskForm(noteForm, ({ db, ...on }: On, { note }) => claimItem(db, { ...on, note })),
  release: deskForm(
    pressForm,
    ({ db, ...on }: On) => releaseItems(db, on),
    () => "/moderation",
  ),
  undo: deskForm(pressForm, ({ db, ...on }: On) => undoDecision(db, on)),
  note: deskForm(noteForm, ({ db, ...on }: On, { note }) => noteOnItem(db, { ...on, body: note })),
  "ask-opinion": deskForm(
    opinionForm,
    ({ db, ...on }: On, { of, note }) => askOpinion(db, { ...on, of, note }),
    () => "/moderation",
  ),
  assess: deskForm(assessForm, ({ db, ...on }: On, { answer, note, version }) =>
    runPlaybookStep(db, { ...on, step: { step: "assess", answer, note, version } }),
  ),
  care: deskForm(careForm, ({ db, ...on }: On, { message, version }) =>
    runPlaybookStep(db, { ...on, step: { step: "care", message, version } }),
  ),
  "second-look": deskForm(noteForm, ({ db, ...on }: On, { note }) =>
    runPlaybookStep(db, { ...on, step: { step: "second", note } }),
  ),
  services: deskForm(pressForm, ({ db, ...on }: On) =>
    runPlaybookStep(db, { ...on, step: { step: "services" } }),
  ),
  "hand-over": deskForm(noteForm, ({ db, ...on }: On, { note }) =>
    runPlaybookStep(db, { ...on, step: { step: "after", note } }),
  ),
};

/** Takes what was sent from an item's page. */
export const takeItemAct = (request: Request, context: AppContext, actor: Member, itemId: string) =>
  takeDeskForm(request, context, {
    forms: ITEM_FORMS,
    on: { db: context.db, actor, itemId, nowMs: context.nowMs() },
    path: `/moderation/items/${itemId}`,
  });
