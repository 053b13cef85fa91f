import type { Member } from "#app/domain/actor.ts";
import { endAfter } from "#app/domain/sanction.ts";
import { appealDecisionForm, appealMessageForm } from "#app/forms/desk-forms.ts";
import { decideAppeal, writeInAppeal } from "#app/workflows/appeals.ts";
import type { Db } from "#db/schema.ts";
import type { AppContext } from "./context.ts";
import { type DeskForm, deskForm, takeDeskForm } from "./desk-forms.ts";

type On = { db: Db; actor: Member; appealId: string; nowMs: number };

const APPEAL_FORMS: Record<string, DeskForm<On>> = {
  message: deskForm(appealMessageForm, ({ db, ...on }: On, { body }) => writeInAppeal(db, { ...on, body })),
  decide: deskForm(appealDecisionForm, ({ db, ...on }: On, { act: _, days, ...values }) =>
    decideAppeal(db, { ...on, ...values, endsAtMs: endAfter(days, on.nowMs) }),
  ),
};

/** Takes what was sent from an appeal's page on the desk. */
export const takeAppealAct = (request: Request, context: AppContext, actor: Member, appealId: string) =>
  takeDeskForm(request, context, {
    forms: APPEAL_FORMS,
    on: { db: context.db, actor, appealId, nowMs: context.nowMs() },
    path: `/moderation/appeals/${appealId}`,
  });
