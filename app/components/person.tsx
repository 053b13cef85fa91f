import { Link } from "@remix-run/react";
import type { PersonView } from "#app/domain/person-views.ts";
import { Avatar } from "./avatar.tsx";
import { Excerpt } from "./content-notes.tsx";
import { monthWords } from "./time-words.ts";
import { When } from "./when.tsx";

const ROLE_WORDS = { member: null, moderator: "Moderator", admin: "Looks after this forum" } as const;

/** A member's public page: what they wrote where everyone reads, and nothing to compare people by. */
export function Person({ person }: { person: PersonView }) {
  const role = ROLE_WORDS[person.role];
  return (
    <>
      <header className="row">
        <Avatar name={person.handle} />
        <div>
          <h1>
            <bdi>{person.handle}</bdi>
          </h1>
          <p className="meta">
            {role && <span>{role}</span>}
            <span>Joined in {monthWords(person.joinedMonthMs)}</span>
          </p>
        </div>
      </header>
      {person.posts.length === 0 && <p className="hint">Nothing to read here yet.</p>}
      <ul className="record">
        {person.posts.map((post) => (
          <li className="stack gap-1" key={post.id}>
            <p>
              <Link to={post.path} dir="auto">
                {post.where}
              </Link>
            </p>
            <Excerpt excerpt={post.excerpt} notes={post.notes} />
            <p className="meta">
              <When atMs={post.createdAtMs} />
            </p>
          </li>
        ))}
      </ul>
      {person.olderPath && (
        <p>
          <Link className="button plain" to={person.olderPath}>
            Older posts
          </Link>
        </p>
      )}
    </>
  );
}
