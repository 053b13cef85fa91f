import type { Member } from "#app/domain/actor.ts";
import { endAfter, SANCTION_KINDS } from "#app/domain/sanction.ts";
import { liftForm, noteForm, sanctionForm } from "#app/forms/desk-forms.ts";
import { liftPersonSanction, sanctionPerson } from "#app/workflows/sanction-person.ts";
import { noteOnPerson } from "#app/workflows/staff-notes.ts";
import type { Db } from "#db/schema.ts";
import type { AppContext } from "./context.ts";
import { type DeskForm, deskForm, takeDeskForm } from "./desk-forms.ts";

type On = { db: Db; actor: Member; accountId: string; nowMs: number };

const sanction = deskForm(sanctionForm, ({ db, ...on }: On, { act, days, ...values }) =>
  sanctionPerson(db, { ...on, ...values, kind: act, itemId: null, endsAtMs: endAfter(days, on.nowMs) }),
);

/** Everything that can be sent from a person's page on the desk, by its `act`. */
const PERSON_FORMS: Record<string, DeskForm<On>> = {
  ...Object.fromEntries(SANCTION_KINDS.map((kind) => [kind, sanction])),
  lift: deskForm(liftForm, ({ db, ...on }: On, { sanctionId, reason }) =>
    liftPersonSanction(db, { ...on, sanctionId: sanctionId ?? "", reason }),
  ),
  note: deskForm(noteForm, ({ db, ...on }: On, { note }) => noteOnPerson(db, { ...on, body: note })),
};

export const takePersonAct = (
  request: Request,
  context: AppContext,
  { actor, person }: { actor: Member; person: { id: string; handle: string } },
) =>
  takeDeskForm(request, context, {
    forms: PERSON_FORMS,
    on: { db: context.db, actor, accountId: person.id, nowMs: context.nowMs() },
    path: `/moderation/people/${encodeURIComponent(person.handle)}`,
  });
