import { Form, Link } from "@remix-run/react";
import type { PersonView } from "#app/domain/person-views.ts";
import { Avatar } from "./avatar.tsx";
import { Folded, FoldWords } from "./folded.tsx";
import { Notice } from "./notice.tsx";
import { PostList } from "./post-list.tsx";
import { monthWords } from "./time-words.ts";

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

function Posts({ person: { list } }: { person: PersonView }) {
  if (list.posts.length === 0) return <p className="hint">Nothing to read here.</p>;
  return <PostList list={list} />;
}
