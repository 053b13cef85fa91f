import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import type { NewcomerView } from "#app/domain/joining-views.ts";
import { FormErrors } from "./form-errors.tsx";
import { When } from "./when.tsx";

const WHY = {
  approval: "Waits to be let in",
  watched: "Joined from where somebody who is banned had just been; it may be somebody else",
} as const;

/** Who has joined and whose posts wait, with what they wanted the moderators to know. */
export function NewcomersPage({ newcomers, form }: { newcomers: readonly NewcomerView[]; form: FormState }) {
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <p>
          <Link to="/moderation">Back to the queue</Link>
        </p>
        <h1>Newcomers</h1>
        <p>
          What they post waits in the queue until you let them in. To say no, decide about the person, with a
          reason: they read it and can appeal.
        </p>
      </header>
      <FormErrors form={form} />
      {newcomers.length === 0 && <p className="empty">Nobody is waiting.</p>}
      <ul className="record">
        {newcomers.map(({ handle, reason, note, joinedAtMs }) => (
          <li className="stack gap-2" key={handle}>
            <p>
              <strong>
                <bdi>{handle}</bdi>
              </strong>
            </p>
            <p className="meta">
              <span>{WHY[reason]}</span>
              <span>
                joined <When atMs={joinedAtMs} />
              </span>
            </p>
            {note !== "" && (
              <p className="plain-lines" dir="auto">
                {note}
              </p>
            )}
            <Form method="post" className="row">
              <input type="hidden" name="handle" value={handle} />
              <button className="button plain" type="submit">
                {`Let ${handle} in`}
              </button>
              <Link to={`/moderation/people/${encodeURIComponent(handle)}`}>Decide about the person</Link>
            </Form>
          </li>
        ))}
      </ul>
    </div>
  );
}
