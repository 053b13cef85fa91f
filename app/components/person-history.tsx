import { Link } from "@remix-run/react";
import type { PersonHistoryView } from "#app/domain/desk-views.ts";
import type { PersonProps } from "./act-state.ts";
import { AuthorLink } from "./author.tsx";
import { PersonDecisions } from "./person-decisions.tsx";
import { RecordList } from "./record-list.tsx";
import { STANDING_WORDS, STATUS_WORDS } from "./status-words.ts";
import { monthWords } from "./time-words.ts";
import { When } from "./when.tsx";

const COUNTS: Record<keyof PersonHistoryView["counts"], string> = {
  published: "Published",
  removed: "Removed",
  declined: "Not published",
  withdrawn: "Withdrawn",
  reported: "Reported",
};

/** A member as moderators see them: what they wrote, how it stands, and what was decided. */
export function PersonHistory({ person, form, ...decide }: PersonProps) {
  return (
    <div className="stack gap-5">
      <dl className="facts">
        <dt>Name</dt>
        <dd>
          <AuthorLink author={{ name: person.handle, anonymous: false, hasPage: person.hasPage }} />
        </dd>
        {person.about !== "" && (
          <>
            <dt>About</dt>
            <dd className="about" dir="auto">
              {person.about}
            </dd>
          </>
        )}
        <dt>Role</dt>
        <dd>{person.role}</dd>
        <dt>Standing</dt>
        <dd>{STANDING_WORDS[person.standing]}</dd>
        <dt>Joined</dt>
        <dd>{monthWords(person.joinedMonthMs)}</dd>
        <dt>Posts</dt>
        <dd className="meta">
          {Object.entries(COUNTS).map(([key, label]) => (
            <span key={key}>
              {label} {person.counts[key as keyof typeof COUNTS]}
            </span>
          ))}
        </dd>
      </dl>
      <PersonDecisions person={person} form={form} {...decide} />
      <section className="stack gap-2">
        <h2>Posts</h2>
        {person.posts.length === 0 && <p className="hint">Nothing written yet.</p>}
        <ul className="record">
          {person.posts.map((post) => (
            <li className="stack gap-1" key={post.id}>
              <p>
                <Link to={post.path}>{post.where}</Link>
              </p>
              {post.excerpt !== null && (
                <p className="excerpt" dir="auto">
                  {post.excerpt}
                </p>
              )}
              <p className="meta">
                <span>{STATUS_WORDS[post.status]}</span>
                <When atMs={post.createdAtMs} />
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack gap-2">
        <h2>Record</h2>
        <RecordList lines={person.record} />
      </section>
    </div>
  );
}
