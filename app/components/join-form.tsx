import { Form, Link } from "@remix-run/react";
import type { WaitingFormView } from "#app/domain/draft-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { PASSWORD_HINT } from "#app/domain/password.ts";
import { TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { PasskeyPart } from "./passkey-part.tsx";
import { RobotFields } from "./robot-fields.tsx";
import { WaitingForm } from "./waiting-form.tsx";

export type JoinFormProps = {
  form: FormState<"handle" | "password" | "shown" | "asked">;
  /** Names that are free, for whoever does not want to think of one. */
  suggestions: readonly string[];
  /** The form that was filled in before joining, or null. */
  waiting: WaitingFormView | null;
  /** The one-time token of the operator's invitation, by which this account gets its role. */
  setupToken?: string;
  /** The signed time of when this page was made; see robot-fields.tsx. */
  shown?: string;
  /** `/join` unless said. */
  action?: string;
  /** Where to go after joining: a path on this site. */
  next?: string;
};

/** A name and a password, nothing more. */
export function JoinForm(props: JoinFormProps) {
  const { form, suggestions, waiting, setupToken, shown, action = "/join", next } = props;
  return (
    <div className="stack gap-5">
      {waiting && <WaitingForm waiting={waiting} when="you have joined" />}
      <Form className="stack gap-5" method="post" action={action}>
        <FormErrors form={form} />
        {setupToken !== undefined && <input type="hidden" name="setupToken" value={setupToken} />}
        {shown !== undefined && <RobotFields form={form} shown={shown} />}
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        <TextField
          form={form}
          name="handle"
          label="A name to be known by here"
          hint="Please take one that your friends, your family or your therapist would not recognise."
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          list={suggestions.length > 0 ? SUGGESTIONS_ID : undefined}
        />
        <Suggestions names={suggestions} action={action} next={next} />
        <TextField
          form={form}
          name="password"
          type="password"
          label="Password"
          hint={`${PASSWORD_HINT} No email is needed. You get codes for the day that you forget it.`}
          autoComplete="new-password"
        />
        <p>
          By joining you agree to the <Link to="/guidelines">guidelines</Link>. They are short.
        </p>
        <p>
          <button className="button" type="submit">
            {waiting?.isPost ? "Join and post" : "Join"}
          </button>
        </p>
        <PasskeyPart kind="join" label="Use a passkey instead">
          Your phone or computer then knows you by your finger, your face or its PIN. You need no password
          then.
        </PasskeyPart>
      </Form>
      <p className="hint">
        Already a member? <Link to={withNext("/sign-in", next)}>Sign in</Link>
      </p>
    </div>
  );
}

const SUGGESTIONS_ID = "handle-suggestions";

function Suggestions({ names, action, next }: { names: readonly string[]; action: string; next?: string }) {
  if (names.length === 0) return null;
  return (
    <div className="hint">
      <datalist id={SUGGESTIONS_ID}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p>
        Free at the moment:{" "}
        {names.map((name, index) => (
          <span key={name}>
            {index > 0 && ", "}
            <bdi>{name}</bdi>
          </span>
        ))}
        . <Link to={withNext(action, next)}>Suggest other names</Link>
      </p>
    </div>
  );
}

const withNext = (path: string, next?: string): string =>
  next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`;
