import { Form, Link } from "@remix-run/react";
import type { ReviewItemView } from "#app/domain/desk-views.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import { LANE_WORDS } from "#app/domain/lane.ts";
import { ActForm } from "./act-form.tsx";
import { actPrefix, type DecideProps } from "./act-state.ts";
import { AuthorName } from "./author.tsx";
import { AuthorCardFacts } from "./author-card.tsx";
import { ClaimBar } from "./claim-bar.tsx";
import { TextArea } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { ItemColleagues } from "./item-colleagues.tsx";
import { ItemTexts } from "./item-texts.tsx";
import { KeptText } from "./kept-text.tsx";
import { LockLink } from "./lock-page.tsx";
import { Playbook } from "./playbook.tsx";
import { RecordList } from "./record-list.tsx";
import { ReportList } from "./report-list.tsx";
import { SanctionForms } from "./sanction-forms.tsx";
import { STATUS_WORDS } from "./status-words.ts";
import { UndoDecision } from "./undo-decision.tsx";
import { When } from "./when.tsx";

/**
 * One item of the desk: what was written, why it is here, what was decided before, and what can be done now. `proved`:
 * the moderator has shown lately that it is they.
 */
export function ReviewItem(props: DecideProps & { proved: boolean }) {
  const { item, form, proved } = props;
  const { post } = item;
  return (
    <section className="sheet stack gap-5" aria-labelledby="review-item">
      <header className="stack gap-2">
        <p>
          <Link to="/moderation" data-desk-back="">
            Back to the queue
          </Link>
        </p>
        <h2 id="review-item">{post.where}</h2>
        <p className="meta">
          <span className={`lane ${item.lane}`}>{item.open ? LANE_WORDS[item.lane] : "Closed"}</span>
          <span>
            since <When atMs={item.openedAtMs} />
          </span>
          {post.path !== null && (
            <>
              <span>{STATUS_WORDS[post.status]}</span>
              <Link to={post.path}>See it in its place</Link>
            </>
          )}
        </p>
      </header>
      <FormErrors form={form} idPrefix={actPrefix(form.values.act)} />
      {item.newerItemId !== null && (
        <p className="notice plain">
          This post is on the desk again.{" "}
          <Link to={`/moderation/items/${item.newerItemId}`}>Open the newer item</Link>
        </p>
      )}
      {item.undoUntilMs !== null && <UndoDecision item={item} />}
      <ClaimBar item={item} form={form} />
      <ItemTexts item={item} />
      <dl className="facts">
        <dt>Author</dt>
        <dd>
          {post.author && <AuthorName name={post.author.name} />}
          {post.author === null && "somebody who is gone"}
          {post.author?.anonymous && " (anonymous)"}
          {post.author?.anonymous === false && <HistoryLink handle={post.author.name} />}
          <BehindAlias item={item} proved={proved} />
        </dd>
        {item.author && <AuthorCardFacts card={item.author} />}
        <dt>Written</dt>
        <dd>
          <When atMs={post.createdAtMs} />
          {post.editedAtMs !== null && (
            <>
              , edited <When atMs={post.editedAtMs} />
            </>
          )}
        </dd>
      </dl>
      {item.playbook && <Playbook item={item} playbook={item.playbook} form={form} />}
      <Decide {...props} />
      {item.reports.length > 0 && <ReportList reports={item.reports} arranged={item.arranged} />}
      <ItemColleagues item={item} form={form} />
      {item.record.length > 0 && (
        <section className="stack gap-2">
          <h3>What was done before</h3>
          <RecordList lines={item.record} />
        </section>
      )}
    </section>
  );
}

function HistoryLink({ handle }: { handle: string }) {
  return (
    <>
      {" · "}
      <Link to={`/moderation/people/${encodeURIComponent(handle)}`}>history</Link>
    </>
  );
}

/** Who is behind an alias: asked for with a reason, or shown to the moderator who has asked. */
function BehindAlias({ item: { id, post }, proved }: { item: ReviewItemView; proved: boolean }) {
  if (post.account !== null) {
    return (
      <p>
        You asked who this is: <AuthorName name={post.account} />
        <HistoryLink handle={post.account} />
      </p>
    );
  }
  if (!post.canUnmask) return null;
  if (!proved) {
    const next = encodeURIComponent(`/moderation/items/${id}`);
    return (
      <p>
        <Link className="link-quiet" to={`/confirm?next=${next}`}>
          Type your password to see the account behind this name
        </Link>
      </p>
    );
  }
  return (
    <details className="act">
      <summary className="link-quiet">See the account behind this name…</summary>
      <Form className="stack" method="post" action={`/moderation/items/${id}/unmask`}>
        <TextArea
          form={emptyForm<"reason">()}
          name="reason"
          label="Why do you need to know?"
          hint="Your reason stays in the record. Most decisions need only the text."
          idPrefix="unmask"
          short
        />
        <button className="button plain" type="submit">
          Show me the account
        </button>
      </Form>
    </details>
  );
}

function Decide(props: DecideProps) {
  const { item, form } = props;
  const { act, reason } = form.values;
  const isActGone = item.actions.every((possible) => possible !== act);
  return (
    <section className="stack gap-3" aria-labelledby="decide" data-desk-acts="">
      <h3 id="decide">What now?</h3>
      {item.actions.length === 0 && <p className="hint">There is nothing for you to decide here.</p>}
      <div className="acts">
        {item.actions.map((act) => (
          <ActForm key={act} act={act} {...props} />
        ))}
        {item.thread?.canLock && <LockLink thread={item.thread} back={`/moderation/items/${item.id}`} />}
      </div>
      {item.canSanction && item.author && <SanctionForms {...props} about="" seen={item.author.decided} />}
      {reason && isActGone && <KeptText text={reason} />}
    </section>
  );
}
