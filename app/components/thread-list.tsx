import { Link } from "@remix-run/react";
import { ENDINGS } from "#app/domain/ending.ts";
import type { ThreadCard, ThreadListView } from "#app/domain/thread-views.ts";
import { AuthorName } from "./author.tsx";
import { countOf } from "./time-words.ts";
import { When } from "./when.tsx";

/** A list of threads, or an invitation where there is none. `headingLevel` is the level of the titles, 3 unless said. */
export function ThreadList({ list, headingLevel = 3 }: { list: ThreadListView; headingLevel?: 2 | 3 }) {
  if (list.threads.length === 0) return <NoThreads list={list} />;
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="stack gap-5">
      <ul className="thread-list">
        {list.threads.map((thread) => (
          <li key={thread.id} className="stack gap-2">
            <Heading className="plain-title" dir="auto">
              <Link to={thread.path}>{thread.title}</Link>
            </Heading>
            <p className="excerpt" dir="auto">
              {thread.excerpt}
            </p>
            <ThreadMeta thread={thread} />
          </li>
        ))}
      </ul>
      {list.olderPath && (
        <p>
          <Link className="button plain" to={list.olderPath} rel="next">
            Older threads
          </Link>
        </p>
      )}
    </div>
  );
}

function ThreadMeta({ thread }: { thread: ThreadCard }) {
  return (
    <div className="meta">
      <strong>
        <AuthorName name={thread.author} />
      </strong>
      {thread.kind === "question" && <span>Question</span>}
      {thread.ending && <span>{ENDINGS[thread.ending]}</span>}
      <When atMs={thread.lastActivityAtMs} />
      <span>{thread.replyCount === 0 ? "No reply yet" : countOf(thread.replyCount, "reply", "replies")}</span>
    </div>
  );
}

function NoThreads({ list }: { list: ThreadListView }) {
  return (
    <div className="empty stack">
      <p>
        {list.ending === null
          ? "Nobody has written here yet. Your experience could be the first, and someone may be looking for it."
          : "Nobody has written about this kind of ending yet. If it was like this for you, you could be the first."}
      </p>
      <p>
        <Link
          className="button"
          to={list.ending === null ? "/threads/new" : `/threads/new?ending=${list.ending}`}
        >
          Share your experience
        </Link>
      </p>
    </div>
  );
}
