import { Link } from "@remix-run/react";
import { ENDINGS } from "#app/domain/ending.ts";
import { closesReplies, HOPES, TIMES_SINCE } from "#app/domain/need.ts";
import type { ThreadCard, ThreadListView } from "#app/domain/thread-views.ts";
import { AudienceMark } from "./audience-mark.tsx";
import { AuthorName, nameOf } from "./author.tsx";
import { Excerpt } from "./content-notes.tsx";
import { countOf } from "./time-words.ts";
import { When } from "./when.tsx";

type ThreadListProps = {
  list: Pick<ThreadListView, "threads" | "olderPath">;
  /** The level of the titles, 3 unless said. */
  headingLevel?: 2 | 3;
};

/** A list of threads and the way to older ones. Pages say themselves what stands in place of an empty one. */
export function ThreadList({ list, headingLevel = 3 }: ThreadListProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="stack gap-5">
      <ul className="thread-list">
        {list.threads.map((thread) => (
          <li key={thread.id} className="stack gap-2">
            <Heading className="plain-title" dir="auto">
              <Link to={thread.path}>{thread.title}</Link>
            </Heading>
            <Excerpt excerpt={thread.excerpt} notes={thread.notes} />
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
        <AuthorName name={nameOf(thread.author)} />
      </strong>
      {thread.author?.anonymous && <span>anonymous</span>}
      <AudienceMark audience={thread.audience} />
      {KIND_WORDS[thread.kind] && <span>{KIND_WORDS[thread.kind]}</span>}
      {thread.ending && <span>{ENDINGS[thread.ending]}</span>}
      {thread.timeSince && <span>{TIMES_SINCE[thread.timeSince]}</span>}
      {thread.hope && !closesReplies(thread.hope) && <span>{HOPES[thread.hope].label}</span>}
      <When atMs={thread.lastActivityAtMs} />
      <Replies thread={thread} />
    </div>
  );
}

/** Where no replies are asked for, their absence is not worth a word. */
function Replies({ thread: { hope, replyCount } }: { thread: ThreadCard }) {
  if (replyCount === 0) return closesReplies(hope) ? null : <span>No reply yet</span>;
  return <span>{countOf(replyCount, "reply", "replies")}</span>;
}

/** An experience is what most threads are. */
const KIND_WORDS: Partial<Record<ThreadCard["kind"], string>> = {
  question: "Question",
  letter: "Unsent letter",
};
