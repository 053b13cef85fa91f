import { Link } from "@remix-run/react";
import type { DraftBox } from "#app/domain/draft-views.ts";
import { ENDINGS } from "#app/domain/ending.ts";
import type { VisitView } from "#app/domain/following-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { TIMES_SINCE } from "#app/domain/need.ts";
import { pagePath, quotePath } from "#app/domain/paths.ts";
import type { RelatedView, ThreadPageView } from "#app/domain/thread-views.ts";
import { AudienceMark } from "./audience-mark.tsx";
import { ReplyForm } from "./compose.tsx";
import { HiddenThreadNotice, HideThread } from "./hide-thread.tsx";
import { HopeLine } from "./hope-line.tsx";
import { LockLink } from "./lock-page.tsx";
import { PostCard } from "./post-card.tsx";
import { RelatedThreads } from "./related-threads.tsx";
import { Replies } from "./replies.tsx";
import { ReplyBoxClosed } from "./reply-box-closed.tsx";
import { FirstNewLink, useFirstNew } from "./since-divider.tsx";
import { countOf } from "./time-words.ts";
import { WatchForm } from "./watch-form.tsx";

type ThreadPageProps = {
  thread: ThreadPageView;
  related: RelatedView | null;
  visit: VisitView | null;
  form: FormState | null;
  draft: DraftBox;
};

/** A member's thread: the opening post, one page of replies, and the box for another. */
export function ThreadPage({ thread, related, visit, form, draft }: ThreadPageProps) {
  const firstNew = useFirstNew(visit, `${thread.id}.${thread.page}`);
  const path = pagePath(thread.path, thread.page);
  const Title = thread.fold === null ? "h1" : "p"; // A folded title stands inside the fold, under a heading that says nothing of it.
  const title = <Title dir="auto">{thread.title ?? "A thread whose opening post is gone"}</Title>;
  // Headings that somebody writes begin at the third level, and those who go from heading to heading miss none.
  const opening = (
    <>
      {title}
      <h2 className="visually-hidden">Opening post</h2>
    </>
  );
  return (
    <div className="wrap stack gap-5">
      <div className="row apart">
        <Trail thread={thread} />
        <HideThread thread={thread} />
      </div>
      <HiddenThreadNotice thread={thread} />
      {firstNew && <FirstNewLink path={firstNew.path} />}
      {thread.fold !== null && <h1>A thread that you keep folded</h1>}
      {thread.opening ? (
        <PostCard post={thread.opening} replyPath={path} heading={opening} />
      ) : (
        thread.fold === null && title
      )}
      <section className="stack gap-5" aria-labelledby="replies">
        <h2 id="replies">
          {thread.replyCount === 0 ? "No replies yet" : countOf(thread.replyCount, "reply", "replies")}
        </h2>
        <Replies page={thread} visit={visit} firstNew={firstNew} replyPath={path} anchor="replies" />
      </section>
      {thread.reply.open ? (
        <ReplyForm
          thread={thread}
          reply={thread.reply}
          form={form}
          draft={draft}
          hope={<HopeLine hope={thread.hope} />}
          label="Your reply"
          submit="Reply"
          unquotePath={quotePath(path, "none")}
        />
      ) : (
        <>
          <HopeLine hope={thread.hope} />
          {(thread.locked || thread.hope?.hope !== "no-replies" || form) && (
            <ReplyBoxClosed message={thread.reply.message} lock={thread} form={form} />
          )}
        </>
      )}
      {visit && <WatchForm threadId={thread.id} watching={visit.watching} back={path} />}
      <RelatedThreads related={related} />
      {thread.canLock && (
        <p>
          <LockLink thread={thread} back={path} />
        </p>
      )}
    </div>
  );
}

function Trail({ thread }: { thread: ThreadPageView }) {
  return (
    <nav className="meta" aria-label="Where you are">
      {thread.kind === "letter" ? <Link to="/letters">Letters</Link> : <Link to="/">Threads</Link>}
      {thread.title !== null && thread.ending && (
        <Link to={`/endings/${thread.ending}`}>{ENDINGS[thread.ending]}</Link>
      )}
      {thread.timeSince && <span>{TIMES_SINCE[thread.timeSince]}</span>}
      <AudienceMark audience={thread.audience} />
    </nav>
  );
}
