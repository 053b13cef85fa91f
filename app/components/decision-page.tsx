import { Form, Link } from "@remix-run/react";
import type { AppealView, DecisionView } from "#app/domain/decision-views.ts";
import { emptyForm, type FormState } from "#app/domain/form-views.ts";
import { decisionWords } from "./decision-words.ts";
import { TextArea } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { GuidelineLink } from "./guideline-link.tsx";
import { Prose } from "./prose.tsx";
import { Until } from "./until.tsx";
import { When } from "./when.tsx";

/** A statement of reasons, and the conversation of an appeal against it. */
export function DecisionPage({ decision, form }: { decision: DecisionView; form: FormState }) {
  return (
    <div className="wrap stack gap-5">
      <h1>{decisionWords(decision.act)}</h1>
      <DecisionFacts decision={decision} />
      {decision.later.map((later) => (
        <section className="notice plain stack gap-2" key={later.id}>
          <h2>{decisionWords(later.act)}</h2>
          {later.guideline && (
            <p>
              <GuidelineLink guideline={later.guideline} />
            </p>
          )}
          {later.untilMs !== null && (
            <p>
              It ends <Until atMs={later.untilMs} />.
            </p>
          )}
          {later.reason !== "" && (
            <p className="plain-lines" dir="auto">
              {later.reason}
            </p>
          )}
          <p className="meta">
            <span>{later.automated ? "By itself" : "The moderators"}</span>
            <When atMs={later.atMs} />
          </p>
        </section>
      ))}
      {decision.appeal && <Appeal appeal={decision.appeal} form={form} />}
      {decision.appealUntilMs !== null && <OpenAppeal untilMs={decision.appealUntilMs} form={form} />}
    </div>
  );
}

const softwareWords = (noticed: boolean, { path }: { path: string | null }): string =>
  !noticed
    ? "No software was involved."
    : path === null
      ? "Software had pointed out the post that led to it; a person decided."
      : "Software had pointed the post out; a person decided.";

/** What was decided, why, on which text, whether software was involved, and until when. */
export function DecisionFacts({ decision }: { decision: Omit<DecisionView, "appeal" | "appealUntilMs"> }) {
  return (
    <>
      <dl className="facts">
        <dt>Decided</dt>
        <dd>
          <When atMs={decision.atMs} />
        </dd>
        {decision.guideline && (
          <>
            <dt>Rule</dt>
            <dd>
              <GuidelineLink guideline={decision.guideline} />
            </dd>
          </>
        )}
        {decision.reason !== "" && (
          <>
            <dt>Reason</dt>
            <dd className="plain-lines" dir="auto">
              {decision.reason}
            </dd>
          </>
        )}
        {decision.untilMs !== null && (
          <>
            <dt>Until</dt>
            <dd>
              <Until atMs={decision.untilMs} />
            </dd>
          </>
        )}
        <dt>By</dt>
        <dd>
          A moderator.{" "}
          {decision.softwareNoticed !== null && softwareWords(decision.softwareNoticed, decision)}
        </dd>
      </dl>
      {decision.html !== null && (
        <details className="fold">
          <summary>The text it is about, as it stood then</summary>
          <Prose html={decision.html} />
        </details>
      )}
      {decision.path !== null && (
        <p>
          <Link to={decision.path}>See it in its place</Link>
        </p>
      )}
    </>
  );
}

function OpenAppeal({ untilMs, form }: { untilMs: number; form: FormState }) {
  return (
    <section className="stack" aria-labelledby="appeal">
      <h2 id="appeal">If you see it differently</h2>
      <p>
        You can ask for it to be looked at again, until <Until atMs={untilMs} />. Another moderator than the
        one who decided reads it, where there is another. It is a conversation, and asking costs you nothing.
      </p>
      <Form className="stack" method="post">
        <FormErrors form={form} />
        <TextArea form={form} name="body" label="What should be looked at again?" />
        <p>
          <button className="button" type="submit">
            Appeal
          </button>
        </p>
      </Form>
    </section>
  );
}

const APPEAL_WORDS = {
  open: "Your appeal is open. A moderator will answer here.",
  upheld: "It was looked at again, and it stands.",
  changed: "It was looked at again, and changed.",
  reversed: "It was looked at again, and taken back.",
  gone: "It ended undecided.",
} as const;

function Appeal({ appeal, form }: { appeal: AppealView; form: FormState }) {
  return (
    <section className="stack" aria-labelledby="appeal">
      <h2 id="appeal">Your appeal</h2>
      <p>{APPEAL_WORDS[appeal.status]}</p>
      <AppealMessages appeal={appeal} member="You" />
      {appeal.canWrite && (
        <Form className="stack" method="post">
          <FormErrors form={form} />
          <TextArea
            form={form.values.body === undefined ? emptyForm() : form}
            name="body"
            label="Add something"
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
  );
}

/** What was said, oldest first. Whoever speaks for the moderators has no name here. */
export function AppealMessages({ appeal, member }: { appeal: AppealView; member: string }) {
  return (
    <ol className="record">
      {appeal.messages.map(({ id, side, body, atMs }) => (
        <li className="stack gap-1" key={id}>
          <p className="meta">
            <strong>
              <bdi>{side === "member" ? member : "The moderators"}</bdi>
            </strong>
            <When atMs={atMs} />
          </p>
          <p className="plain-lines" dir="auto">
            {body}
          </p>
        </li>
      ))}
    </ol>
  );
}
