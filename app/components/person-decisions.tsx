import { Form, Link } from "@remix-run/react";
import type { SanctionView } from "#app/domain/desk-views.ts";
import { SANCTIONS } from "#app/domain/sanction.ts";
import { actPrefix, formOfAct, type PersonProps } from "./act-state.ts";
import { TextArea } from "./field.tsx";
import { SanctionForms } from "./sanction-forms.tsx";
import { StaffNotes } from "./staff-notes.tsx";
import { Until } from "./until.tsx";
import { When } from "./when.tsx";

/** What holds for a person now and held before, what colleagues noted, and what can be decided about them. */
export function PersonDecisions({ person, form, ...decide }: PersonProps) {
  return (
    <>
      <section className="stack gap-3" aria-labelledby="sanctions">
        <h2 id="sanctions">Decisions about them</h2>
        {person.sanctions.length === 0 && <p className="hint">None so far.</p>}
        <ul className="record">
          {person.sanctions.map((sanction) => (
            <li className="stack gap-2" key={sanction.id}>
              <SanctionLine sanction={sanction} />
              {sanction.inForce && person.canSanction && <Lift sanction={sanction} form={form} />}
            </li>
          ))}
        </ul>
        {person.canSanction && (
          <SanctionForms form={form} {...decide} about={person.about} seen={person.sanctions.length} />
        )}
        {person.canSanction && (
          <p>
            <Link to={`/moderation/people/${encodeURIComponent(person.handle)}/remove-all`}>
              Remove everything they posted, for a run of advertisements
            </Link>
          </p>
        )}
      </section>
      <section className="stack gap-3" aria-labelledby="person-notes">
        <h2 id="person-notes">Notes for colleagues</h2>
        {person.notes.length > 0 && <StaffNotes notes={person.notes} />}
        <details className="act" open={form.values.act === "note"}>
          <summary className="button plain">Leave a note…</summary>
          <Form className="stack" method="post">
            <input type="hidden" name="act" value="note" />
            <TextArea
              form={formOfAct(form, "note")}
              name="note"
              label="Note"
              hint="Moderators read it, and nobody else."
              idPrefix={actPrefix("note")}
              short
            />
            <button className="button" type="submit">
              Leave a note
            </button>
          </Form>
        </details>
      </section>
    </>
  );
}

function SanctionLine({ sanction }: { sanction: SanctionView }) {
  const { kind, startsAtMs, endsAtMs, liftedAtMs, inForce } = sanction;
  return (
    <>
      <p>
        <strong>{SANCTIONS[kind].label}</strong>
        {inForce && " · in force"}
      </p>
      <p className="meta">
        <span>
          since <When atMs={startsAtMs} />
        </span>
        {endsAtMs !== null && (
          <span>
            until <Until atMs={endsAtMs} />
          </span>
        )}
        {liftedAtMs !== null && (
          <span>
            lifted <When atMs={liftedAtMs} />
          </span>
        )}
      </p>
    </>
  );
}

function Lift({ sanction, form }: { sanction: SanctionView; form: PersonProps["form"] }) {
  const own = form.values.sanctionId === sanction.id ? form : formOfAct(form, "");
  const prefix = `lift-${sanction.id}`;
  return (
    <details className="act" open={form.values.sanctionId === sanction.id}>
      <summary className="link-quiet">Lift it…</summary>
      <Form className="stack" method="post">
        <input type="hidden" name="act" value="lift" />
        <input type="hidden" name="sanctionId" value={sanction.id} />
        <TextArea
          form={own}
          name="reason"
          label="Why it ends"
          hint="They read this."
          idPrefix={prefix}
          short
        />
        <button className="button" type="submit">
          Lift it
        </button>
      </Form>
    </details>
  );
}
