import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { postLink } from "#app/domain/paths.ts";
import type { PostStatus } from "#app/domain/post.ts";
import type { ShownPost } from "#app/domain/post-views.ts";
import { StatementOfReasons } from "./statement-of-reasons.tsx";
import { clockWords, fullTimeWords, minutesLeftWords } from "./time-words.ts";
import { useNow } from "./when.tsx";

/**
 * For the author and the moderators: how the post stands when it does not simply stand. Waiting has its own look
 * and its own words, so that nobody takes it for a removal.
 */
export function PostStatusNote({ post }: { post: ShownPost }) {
  const note = isUnsaid(post) ? LOOKED_AT : NOTES[post.status];
  if (!note) return null;
  return (
    <div className={`post-status stack gap-2 ${note.look}`} role="note">
      <p>
        <strong>{post.mine ? note.title : note.titleForModerators}</strong>
      </p>
      {post.waitsFor.map((message) => (
        <p key={message}>{message}</p>
      ))}
      {post.statement && <StatementOfReasons statement={post.statement} />}
      <p>{post.mine ? note.text : note.textForModerators}</p>
      {post.statement?.path && (
        <p>
          <Link to={post.statement.path}>The whole decision, and how to appeal</Link>
        </p>
      )}
      {post.actions.undoUntilMs !== null && <Undo postId={post.id} untilMs={post.actions.undoUntilMs} />}
    </div>
  );
}

/** Taken away, and nobody has been told yet: it may have been the wrong button. */
const isUnsaid = ({ mine, status, statement }: ShownPost): boolean =>
  mine && statement === null && (status === "removed" || status === "declined");

type Note = {
  look: "waiting" | "moderated" | "";
  title: ReactNode;
  text: string;
  titleForModerators: string;
  textForModerators: string;
};

const NOTES: Partial<Record<PostStatus, Note>> = {
  held: {
    look: "waiting",
    title: "Waiting for a moderator",
    text: "Nothing is wrong. A moderator reads this before it is shown to others. You can still change or withdraw it.",
    titleForModerators: "Waiting for a moderator",
    textForModerators: "Only its author and moderators can read this.",
  },
  declined: {
    look: "moderated",
    title: "A moderator did not publish this",
    text: "Your text stays here for you to read and copy. Nobody else can read it but moderators.",
    titleForModerators: "A moderator did not publish this",
    textForModerators: "Only its author and moderators can read this.",
  },
  removed: {
    look: "moderated",
    title: "A moderator removed this",
    text: "Your text stays here for you to read and copy. Others see a note in its place.",
    titleForModerators: "A moderator removed this",
    textForModerators: "Only its author and moderators can read this. Others see a note in its place.",
  },
  withdrawn: {
    look: "",
    title: "You withdrew this",
    text: "Only you can read it. Others see a note in its place.",
    titleForModerators: "Its author withdrew this",
    textForModerators: "Others see a note in its place.",
  },
};

const LOOKED_AT: Note = {
  look: "waiting",
  title: "A moderator is looking at this just now",
  text: "You will read here what they decide, and why.",
  titleForModerators: "",
  textForModerators: "",
};

function Undo({ postId, untilMs }: { postId: string; untilMs: number }) {
  const nowMs = useNow();
  return (
    <Form className="row" method="post" action={`${postLink(postId)}/undo-withdraw`}>
      <button className="button plain" type="submit">
        Put it back
      </button>
      <span>
        {nowMs !== null && `Possible for ${minutesLeftWords(untilMs, nowMs)}, `}until{" "}
        <time dateTime={new Date(untilMs).toISOString()} title={fullTimeWords(untilMs)}>
          {clockWords(untilMs)} UTC
        </time>
      </span>
    </Form>
  );
}
