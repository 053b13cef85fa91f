import { Form, Link } from "@remix-run/react";
import { editPath, postLink, quotePath, reportPath } from "#app/domain/paths.ts";
import type { ShownPost } from "#app/domain/post-views.ts";
import { AuthorName, nameOf } from "./author.tsx";
import { ModerateButton } from "./moderate-button.tsx";
import { MoreActions } from "./more-actions.tsx";

/** What this visitor can do with the post. Every name says whose post it is, for those who only hear the name. */
export function PostActions({ post, replyPath }: { post: ShownPost; replyPath: string }) {
  const { quote, edit, withdraw, report, mute, moderate } = post.actions;
  if (!quote && !edit && !withdraw && !report && !mute && !moderate) return null;
  return (
    <footer className="post-actions">
      {quote && (
        <Link className="link-quiet" to={quotePath(replyPath, post.id)}>
          Quote
          <Whose post={post} />
        </Link>
      )}
      {edit && (
        <Link className="link-quiet" to={editPath(post.id)}>
          Edit
          <Whose post={post} />
        </Link>
      )}
      {withdraw && <Withdraw post={post} />}
      {report && (
        <Link className="link-quiet" to={reportPath(post.id)}>
          Report
          <Whose post={post} />
        </Link>
      )}
      {mute && (
        <MoreActions post={post}>
          <Whose post={post} />
        </MoreActions>
      )}
      {moderate && <ModerateButton postId={post.id} whose={whoseWords(post)} />}
    </footer>
  );
}

/** Asks once, without a script: the button is inside what opens. */
function Withdraw({ post }: { post: ShownPost }) {
  return (
    <details>
      <summary className="link-quiet">
        Withdraw
        <Whose post={post} />
      </summary>
      <Form className="row" method="post" action={`${postLink(post.id)}/withdraw`}>
        <p className="hint">
          Others will see that you withdrew it, and no longer what it said. You can take this back for ten
          minutes.
        </p>
        <button className="button plain" type="submit">
          Withdraw it
        </button>
      </Form>
    </details>
  );
}

function Whose({ post }: { post: ShownPost }) {
  if (post.mine) return <span className="visually-hidden"> {whoseWords(post)}</span>;
  return (
    <span className="visually-hidden">
      {" "}
      what <AuthorName name={nameOf(post.author)} /> wrote
    </span>
  );
}

const whoseWords = (post: ShownPost): string =>
  post.mine ? "what you wrote" : `what ${nameOf(post.author)} wrote`;
