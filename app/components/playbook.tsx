import { Form, Link } from "@remix-run/react";
import { CARE_TEMPLATES } from "#app/domain/care-templates.ts";
import type { PlaybookView, ReviewItemView } from "#app/domain/desk-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { ASSESSMENTS, PLAYBOOK, type PlaybookStep } from "#app/domain/playbook.ts";
import { ActFold, Judged } from "./act-form.tsx";
import { actPrefix, formOfAct } from "./act-state.ts";
import { Choices } from "./choices.tsx";
import { BeginWith } from "./decision-fields.tsx";
import { fieldId, TextArea } from "./field.tsx";
import { Until } from "./until.tsx";

type StepProps = { item: ReviewItemView; playbook: PlaybookView; form: FormState };

/** The steps when someone may be in danger, in their order, each with what it needs. Every one is recorded. */
export function Playbook(props: StepProps) {
  const { playbook } = props;
  if (!playbook.begun) return <NotBegun {...props} />;
  return (
    <section className="stack gap-3 playbook" aria-labelledby="playbook">
      <h3 id="playbook">Someone may be in danger</h3>
      <p>
        Care comes first, and the words stay. Nothing here has to be done alone.
        {playbook.missing.length > 0 && " The steps that are needed come before the item can be closed."}
      </p>
      {playbook.secondByMs !== null && playbook.hasOthers && (
        <p className="notice care">
          Another moderator should look by <Until atMs={playbook.secondByMs} />. After that every moderator is
          told.
        </p>
      )}
      <ol className="stack gap-3">
        <Step {...props} step="assess">
          <Assess {...props} />
        </Step>
        <Step {...props} step="care">
          <Care {...props} />
        </Step>
        <Step {...props} step="second">
          <Second {...props} />
        </Step>
        <Step {...props} step="services">
          <Services {...props} />
        </Step>
        <Step {...props} step="after">
          <After {...props} />
        </Step>
      </ol>
    </section>
  );
}

/** What nothing else has noticed: the first question, for a moderator who fears for somebody. */
function NotBegun(props: StepProps) {
  return (
    <details className="fold quiet" open={props.form.values.act === PLAYBOOK.assess.act}>
      <summary>If you fear for somebody</summary>
      <p>Nothing here was noticed or reported as danger. If you see some, this brings the next steps.</p>
      <Assess {...props} />
    </details>
  );
}

function Step({ step, playbook, children }: StepProps & { step: PlaybookStep; children: React.ReactNode }) {
  const isDone = playbook.done.includes(step);
  return (
    <li className="stack gap-2">
      <p>
        <strong>{PLAYBOOK[step].title}</strong>
        {isDone && " · done"}
      </p>
      {children}
    </li>
  );
}

const answers = Object.entries(ASSESSMENTS).map(([value, label]) => ({ value, label }));

function Assess({ item, form }: StepProps) {
  const act = PLAYBOOK.assess.act;
  return (
    <ActFold act={act} label="Answer" form={form} item={item}>
      <Choices
        form={formOfAct(form, act)}
        name="answer"
        label="Is anyone in danger now?"
        options={answers}
        hint="A plan, a time, means at hand, a farewell. “Not sure” is an answer: it brings a second person. “No” takes it out of the danger lanes."
        idPrefix={actPrefix(act)}
      />
      <TextArea
        form={formOfAct(form, act)}
        name="note"
        label="What you saw"
        optional
        idPrefix={actPrefix(act)}
        short
      />
    </ActFold>
  );
}

const templates = Object.entries(CARE_TEMPLATES).map(([id, { label, text }]) => ({
  id,
  body: `${label}:\n\n${text}`,
}));

function Care({ item, playbook, form }: StepProps) {
  const act = PLAYBOOK.care.act;
  if (!playbook.hasAuthor) return <p className="hint">Its author is gone, so nobody can be written to.</p>;
  return (
    <ActFold act={act} label="Send a care message" form={form} item={item}>
      <BeginWith
        reasons={templates.map(({ id, body }) => ({ id, body: body.slice(body.indexOf("\n\n") + 2) }))}
        boxId={fieldId("message", actPrefix(act))}
      />
      <TextArea
        form={formOfAct(form, act)}
        name="message"
        label="Your message"
        hint="They read it at once, signed by the moderators, with the helplines of their country beside it. Say something that only somebody who read their words can say."
        idPrefix={actPrefix(act)}
      />
    </ActFold>
  );
}

function Second({ item, playbook, form }: StepProps) {
  const act = PLAYBOOK.second.act;
  if (!playbook.hasOthers)
    return (
      <p className="hint">
        There is no other moderator here, so nobody can be asked. You are not expected to wait.
      </p>
    );
  if (playbook.askedBy === "nobody")
    return <p className="hint">This comes after the first question, and is for another moderator.</p>;
  if (playbook.askedBy === "viewer")
    return (
      <p className="hint">
        You asked the first question, so this one is a colleague’s. You can ask one by name below, under “For
        colleagues”.
      </p>
    );
  return (
    <ActFold act={act} label="I have looked too" form={form} item={item}>
      <TextArea
        form={formOfAct(form, act)}
        name="note"
        label="What you think"
        idPrefix={actPrefix(act)}
        short
      />
    </ActFold>
  );
}

function Services({ item }: StepProps) {
  return (
    <details className="fold quiet">
      <summary>What we can do, and what we cannot</summary>
      <div className="prose">
        <p>
          We can write to them, show them the helplines of their country, ask directly, keep their words from
          being overlooked, and stay reachable here.
        </p>
        <p>
          We do not know where they are: this forum keeps no addresses, and nobody should try to find out who
          they are. We cannot send anybody to them. If they have said where they are, in the post itself,
          whoever runs this forum decides whether to call the emergency number of that country, and writes
          down why. A moderator does not have to make that call, and never has to stay on the line.
        </p>
        <p>
          <Link to="/help-now">The emergency numbers by country</Link>
        </p>
      </div>
      <Form method="post">
        <Judged act={PLAYBOOK.services.act} item={item} />
        <button className="button plain" type="submit">
          I have read this
        </button>
      </Form>
    </details>
  );
}

function After({ item, form }: StepProps) {
  const act = PLAYBOOK.after.act;
  return (
    <>
      <p className="hint">
        This was hard to read. Tell a colleague, eat something, go outside. Whatever happens next is not yours
        to carry alone.
      </p>
      <ActFold act={act} label="Hand over" form={form} item={item}>
        <TextArea
          form={formOfAct(form, act)}
          name="note"
          label="What whoever comes next should know"
          hint="Where it stands, what was said, when somebody should look again."
          idPrefix={actPrefix(act)}
          short
        />
      </ActFold>
    </>
  );
}
