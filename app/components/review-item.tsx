import { Form, Link } from "@remix-run/react";
import type { ReviewItemView } from "#app/domain/desk-views.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import type { ItemAct } from "#app/domain/moderation.ts";
import { ActForm, type DecideProps } from "./act-form.tsx";
import { AuthorLink, AuthorName } from "./author.tsx";
import { TextArea } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { KeptText } from "./kept-text.tsx";
import { LockForm } from "./lock-form.tsx";
import { Prose } from "./prose.tsx";
import { RecordList } from "./record-list.tsx";
import { ReportList } from "./report-list.tsx";
import { STATUS_WORDS } from "./status-words.ts";
import { When } from "./when.tsx";

/** One item of the desk: what was written, why it is here, what was decided before, and what can be done now. */
export function ReviewItem({ item, form, guidelines }: DecideProps) {
  const { post } = item;
  return (
    <section className="sheet stack gap-5" aria-labelledby="review-item">
      <header className="stack gap-2">
        <h2 id="review-item">{post.where}</h2>
        <p className="meta">
          <span>{item.open ? "Open" : "Closed"}</span>
          <span>
            since <When atMs={item.openedAtMs} />
          </span>
          <Link to={post.path}>See it in its place</Link>
        </p>
      </header>
      <FormErrors form={form} idPrefix={actPrefix(form.values.act)} />
      <FoldedText item={item} />
      <dl className="facts">
        <dt>Author</dt>
        <dd>
          <AuthorLink author={post.author} />
          {post.author?.anonymous && " (anonymous)"}
          {post.author?.anonymous === false && <HistoryLink handle={post.author.name} />}
          <BehindAlias item={item} />
        </dd>
        <dt>Status</dt>
        <dd>{STATUS_WORDS[post.status]}</dd>
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
      <Decide item={item} form={form} guidelines={guidelines} />
      {item.reports.length > 0 && <ReportList reports={item.reports} />}
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
function BehindAlias({ item: { id, post } }: { item: ReviewItemView }) {
  if (post.account !== null) {
    return (
      <p>
        You asked who this is: <AuthorName name={post.account} />
        <HistoryLink handle={post.account} />
      </p>
    );
  }
  if (!post.canUnmask) return null;
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

/** The text can be folded away again: nobody has to keep looking at it while they decide. */
function FoldedText({ item: { post } }: { item: ReviewItemView }) {
  if (post.html === null) {
    return (
      <p className="hint">
        Its author withdrew this, so the text is theirs again. What was reported is in the reports below.
      </p>
    );
  }
  return (
    <details className="fold" open>
      <summary>The text as it stands</summary>
      <Prose html={post.html} />
    </details>
  );
}

function Decide({ item, form, guidelines }: DecideProps) {
  const { act, reason } = form.values;
  const isActGone = item.actions.every((possible) => possible !== act);
  return (
    <section className="stack gap-3" aria-labelledby="decide">
      <h3 id="decide">What now?</h3>
      {item.actions.length === 0 && <p className="hint">There is nothing for you to decide here.</p>}
      <div className="acts">
        {item.actions.map((act) => (
          <ActForm
            key={act}
            act={act}
            item={item}
            form={form}
            guidelines={guidelines}
            idPrefix={actPrefix(act)}
          />
        ))}
        <LockForm thread={item.thread} />
      </div>
      {reason && isActGone && <KeptText text={reason} />}
    </section>
  );
}

const actPrefix = (act: ItemAct | string | undefined): string => `act-${act ?? "none"}`;
