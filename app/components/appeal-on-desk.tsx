import { Form, Link } from "@remix-run/react";
import {
  APPEAL_DECISIONS,
  APPEALABLE,
  type AppealStatus,
  isAppealable,
  TAKING_BACK,
} from "#app/domain/appeal.ts";
import type { DeskAppealView } from "#app/domain/decision-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { RECORDED_ACTS } from "#app/domain/record.ts";
import { actPrefix, type DecideProps, formOfAct, inDays } from "./act-state.ts";
import { NOBODY } from "./author.tsx";
import { Choices } from "./choices.tsx";
import { GuidelineField } from "./decision-fields.tsx";
import { AppealMessages, DecisionFacts } from "./decision-page.tsx";
import { SelectField, TextArea } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { RecordList } from "./record-list.tsx";

const APPEAL_STATES: Record<AppealStatus, string> = {
  ...{ open: "Open", upheld: "Decided", changed: "Decided", reversed: "Decided" },
  gone: "Ended undecided, since whoever appealed has left for good",
};

type AppealProps = { appeal: DeskAppealView; form: FormState; guidelines: DecideProps["guidelines"] };

/** An appeal as the desk works on it: the first decision with its text, the conversation, and the whole record beside it. */
export function AppealOnDesk({ appeal, form, guidelines }: AppealProps) {
  const { decision } = appeal;
  const appellant = appeal.appellant ?? NOBODY;
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <p>
          <Link to="/moderation/appeals" data-desk-back="">
            Back to the appeals
          </Link>
        </p>
        <h1>
          Appeal of <bdi>{appellant}</bdi>
        </h1>
        <p className="meta">
          <span>{APPEAL_STATES[appeal.status]}</span>
          {appeal.status === "open" && (
            <span>{appeal.assignedTo === null ? "for any moderator" : <>for {appeal.assignedTo}</>}</span>
          )}
        </p>
      </header>
      <FormErrors form={form} idPrefix={actPrefix(form.values.act)} />
      <section className="stack gap-3" aria-labelledby="first-decision">
        <h2 id="first-decision">{RECORDED_ACTS[decision.act]}</h2>
        <DecisionFacts decision={decision} />
      </section>
      <section className="stack gap-3" aria-labelledby="conversation">
        <h2 id="conversation">The conversation</h2>
        <AppealMessages appeal={appeal} member={appellant} />
        {appeal.canWrite && (
          <Form className="stack" method="post">
            <input type="hidden" name="act" value="message" />
            <TextArea
              form={formOfAct(form, "message")}
              name="body"
              label="Answer or ask"
              hint="Signed by the moderators."
              idPrefix={actPrefix("message")}
              short
            />
            <p>
              <button className="button plain" type="submit">
                Send
              </button>
            </p>
          </Form>
        )}
      </section>
      {appeal.status === "open" && <DecideAppeal appeal={appeal} form={form} guidelines={guidelines} />}
      <section className="stack gap-2">
        <h2>The record</h2>
        <RecordList lines={appeal.record} />
      </section>
    </div>
  );
}

function DecideAppeal({ appeal, form, guidelines }: AppealProps) {
  const act = "decide";
  if (appeal.adminsOnly)
    return (
      <p className="hint">This is about a colleague, so an admin decides the appeal. You can write in it.</p>
    );
  if (appeal.ownDecision && appeal.decisions.length === 0) {
    return (
      <p className="hint">You made this decision, so a colleague decides the appeal. You can write in it.</p>
    );
  }
  return (
    <section className="stack gap-3" aria-labelledby="decide-appeal">
      <h2 id="decide-appeal">Decide</h2>
      {appeal.nobodyElse && (
        <p className="notice plain">
          There is nobody else here who can decide this, so you decide about your own decision. The record
          says so. Try to read it as if somebody else had made it.
        </p>
      )}
      <Form className="stack" method="post">
        <input type="hidden" name="act" value={act} />
        <input type="hidden" name="version" value={appeal.version} />
        {isAppealable(appeal.decision.act) && (
          <p className="hint">{TAKING_BACK[APPEALABLE[appeal.decision.act]]}</p>
        )}
        <Choices
          form={formOfAct(form, act)}
          name="decision"
          label="How does it end?"
          options={appeal.decisions.map((value) => ({ value, label: APPEAL_DECISIONS[value].label }))}
          idPrefix={actPrefix(act)}
        />
        <ChangeField appeal={appeal} form={form} guidelines={guidelines} />
        <TextArea
          form={formOfAct(form, act)}
          name="reason"
          label="Reasons"
          hint="They read this, word for word, signed by the moderators. The first statement stays as it is."
          idPrefix={actPrefix(act)}
          short
        />
        <p>
          <button className="button" type="submit">
            Decide
          </button>
        </p>
      </Form>
    </section>
  );
}

/** To what it is changed, should it be. */
function ChangeField({ appeal: { changeable, endsInDays }, form, guidelines }: AppealProps) {
  const act = "decide";
  if (changeable.what === "nothing")
    return <p className="hint">There is nothing to change here: it stands, or it is taken back.</p>;
  if (changeable.what === "guideline") {
    const others = guidelines.filter(({ number }) => number !== changeable.guideline);
    return (
      <GuidelineField act={act} form={form} guidelines={others} label="If you change it, the guideline" />
    );
  }
  return (
    <SelectField
      form={formOfAct(form, act)}
      name="days"
      label="If you change it, it ends"
      options={[{ value: "", label: "Please choose" }, ...inDays(endsInDays)]}
      idPrefix={actPrefix(act)}
    />
  );
}
