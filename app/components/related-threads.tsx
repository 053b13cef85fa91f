import { Link } from "@remix-run/react";
import type { Ending } from "#app/domain/ending.ts";
import type { RelatedView } from "#app/domain/thread-views.ts";
import { countOf } from "./time-words.ts";

/** At a thread's end: a few others in which somebody was in the same place. */
export function RelatedThreads({ related }: { related: RelatedView | null }) {
  if (related === null) return null;
  return (
    <section className="stack" aria-labelledby="related">
      <h2 id="related">{related.ending === null ? LIKE_IT : OTHERS[related.ending]}</h2>
      <ul className="related-list">
        {related.threads.map(({ id, path, title, replyCount }) => (
          <li key={id}>
            <Link to={path} dir="auto">
              {title}
            </Link>
            {replyCount > 0 && <span className="meta">{countOf(replyCount, "reply", "replies")}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const LIKE_IT = "Others who wrote about something like it";

const OTHERS: Record<Ending, string> = {
  planned: "Others whose ending was planned",
  "my-choice": "Others who chose to end it",
  "therapist-left": "Others whose therapist left",
  "retired-or-ill": "Others whose therapist retired or became ill",
  "therapist-died": "Others whose therapist died",
  "ended-suddenly": "Others for whom it ended suddenly",
  "ran-out": "Others whose sessions ran out",
  money: "Others who could not go on for money’s sake",
  moved: "Others who moved, or whose life changed",
  unsure: "Others who paused or are not sure",
  harmed: "Others who were harmed",
  "ending-soon": "Others whose therapy ends soon",
  "between-sessions": "Others who write between sessions",
  "rather-not-say": LIKE_IT,
};
