import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import type { InvitationView } from "#app/domain/joining-views.ts";
import { TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { Notice } from "./notice.tsx";
import { countOf } from "./time-words.ts";
import { Until } from "./until.tsx";

type InvitationsPageProps = {
  invitations: readonly InvitationView[];
  form: FormState<"uses" | "days">;
  /** The address of the one that was just made; null when none was. */
  link: string | null;
};

/** Links by which people can join. */
export function InvitationsPage({ invitations, form, link }: InvitationsPageProps) {
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <p>
          <Link to="/moderation">Back to the queue</Link>
        </p>
        <h1>Invitations</h1>
        <p>
          Whoever opens such a link can join, as often as you say and until then. Who used it is not kept.
        </p>
      </header>
      {link !== null && (
        <Notice kind="plain">
          <p>Here is the link. It is shown only now, so please copy it:</p>
          <p className="secret-address">
            <code>{link}</code>
          </p>
        </Notice>
      )}
      <Form className="stack" method="post">
        <h2>Make one</h2>
        <FormErrors form={form} />
        <input type="hidden" name="act" value="make" />
        <TextField form={form} name="uses" label="How many people may join by it" autoComplete="off" />
        <TextField form={form} name="days" label="For how many days" autoComplete="off" />
        <p>
          <button className="button" type="submit">
            Make a link
          </button>
        </p>
      </Form>
      <section className="stack">
        <h2>Those that can be used</h2>
        {invitations.length === 0 && <p className="empty">There are none.</p>}
        <ul className="record">
          {invitations.map(({ id, usesLeft, expiresAtMs, maker }) => (
            <li className="stack gap-2" key={id}>
              <p className="meta">
                <span>{countOf(usesLeft, "person can join", "people can join")}</span>
                <span>
                  until <Until atMs={expiresAtMs} />
                </span>
                {maker !== null && (
                  <span>
                    made by <bdi>{maker}</bdi>
                  </span>
                )}
              </p>
              <Form method="post">
                <input type="hidden" name="act" value="take-back" />
                <input type="hidden" name="id" value={id} />
                <button className="link-quiet" type="submit">
                  Take it back
                </button>
              </Form>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
