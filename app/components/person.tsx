import { Form, Link } from "@remix-run/react";
import type { PersonView } from "#app/domain/person-views.ts";
import { Avatar } from "./avatar.tsx";
import { Excerpt } from "./content-notes.tsx";
import { Folded, FoldWords } from "./folded.tsx";
import { Notice } from "./notice.tsx";
import { monthWords } from "./time-words.ts";
import { When } from "./when.tsx";

const ROLE_WORDS = { member: null, moderator: "Moderator", admin: "Looks after this forum" } as const;

/** A member's public page: what they wrote where everyone reads, and nothing to compare people by. */
export function Person({ person }: { person: PersonView }) {
  const role = ROLE_WORDS[person.role];
  return (
    <>
      <header className="stack">
        <div className="row">
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
        </div>
        {person.about !== "" && !person.muted && <About person={person} />}
        {person.isOwn && <OwnPageNote person={person} />}
      </header>
      {person.muted ? (
        <>
          <Folded line={<FoldWords fold="muted" name={person.handle} />}>
            <div className="stack">
              {person.about !== "" && <About person={person} />}
              <Posts person={person} />
            </div>
          </Folded>
          <Unmute handle={person.handle} />
        </>
      ) : (
        <Posts person={person} />
      )}
    </>
  );
}

/** Plain words: an address in them stays one, and leads nowhere. */
function About({ person }: { person: PersonView }) {
  return (
    <p className="about" dir="auto">
      {person.about}
    </p>
  );
}

function OwnPageNote({ person }: { person: PersonView }) {
  const change = (
    <Link to="/settings/profile">{person.isOff ? "Your page in settings" : "Change your page"}</Link>
  );
  if (!person.isOff) return <p>{change}</p>;
  return (
    <Notice kind="plain">
      <p>Only you can open this page: you chose to have none. {change}.</p>
    </Notice>
  );
}

function Unmute({ handle }: { handle: string }) {
  return (
    <Form method="post" action="/settings/hiding">
      <input type="hidden" name="act" value="let-go" />
      <input type="hidden" name="handle" value={handle} />
      <button className="button plain" type="submit">
        <span>
          Unmute <bdi>{handle}</bdi>
        </span>
      </button>
    </Form>
  );
}

function Posts({ person }: { person: PersonView }) {
  return (
    <>
      {person.posts.length === 0 && <p className="hint">Nothing to read here.</p>}
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
