import { Form, Link } from "@remix-run/react";
import type { RunView } from "#app/domain/desk-views.ts";
import { actPrefix, type DecideProps } from "./act-state.ts";
import { GuidelineField, ReasonField } from "./decision-fields.tsx";
import { FormErrors } from "./form-errors.tsx";
import { countOf } from "./time-words.ts";
import { When } from "./when.tsx";

type RemoveRunProps = { handle: string; run: RunView } & Pick<DecideProps, "form" | "guidelines" | "reasons">;

/** What would go, before it goes: every post with its place, and one reason for all of them. */
export function RemoveRunPage({ handle, run, ...decide }: RemoveRunProps) {
  const { posts } = run;
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <p>
          <Link to={`/moderation/people/${encodeURIComponent(handle)}`}>
            Back to <bdi>{handle}</bdi>
          </Link>
        </p>
        <h1>
          Remove what <bdi>{handle}</bdi> posted
        </h1>
        <p>
          For a run of advertisements. Every post gets its own line in the record, its own statement and its
          own appeal. What is posted or edited after this page was made stays.
        </p>
      </header>
      {posts.length === 0 ? (
        <p className="empty">Nothing of theirs stands here.</p>
      ) : (
        <>
          <ul className="record">
            {posts.map((post) => (
              <li className="stack gap-1" key={post.id}>
                <p>
                  <Link to={post.path}>{post.where}</Link>
                </p>
                <p className="excerpt" dir="auto">
                  {post.excerpt}
                </p>
                <p className="meta">
                  <When atMs={post.createdAtMs} />
                </p>
              </li>
            ))}
          </ul>
          <Form className="stack" method="post">
            <FormErrors form={decide.form} idPrefix={actPrefix("remove")} />
            <input type="hidden" name="act" value="remove" />
            <input
              type="hidden"
              name="posts"
              value={posts.map(({ id, revision }) => `${id}:${revision}`).join(" ")}
            />
            <GuidelineField {...decide} act="remove" />
            <ReasonField
              {...decide}
              act="remove"
              hint="They read this with each post, signed by the moderators."
            />
            <p>
              <button className="button" type="submit">
                Remove {countOf(posts.length, "post", "posts")}
              </button>
            </p>
          </Form>
        </>
      )}
    </div>
  );
}

/** What came of it. What is left has changed, or waits for a colleague or for the steps about somebody in danger. */
export function RunDone({ removed, left }: { removed: number; left: number }) {
  return (
    <p role="status">
      {countOf(removed, "post was", "posts were")} removed.
      {left > 0 &&
        ` ${countOf(left, "was left: it has", "were left: they have")} changed since the preview, or ${left === 1 ? "needs a look of its own" : "need a look of their own"}.`}
    </p>
  );
}
