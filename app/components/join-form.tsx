import { Form, Link } from "@remix-run/react";
import type { WaitingFormView } from "#app/domain/draft-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import type { EntranceView } from "#app/domain/joining-views.ts";
import { PASSWORD_HINT } from "#app/domain/password.ts";
import { TextArea, TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { PasskeyPart } from "./passkey-part.tsx";
import { RobotFields } from "./robot-fields.tsx";
import { WaitingForm } from "./waiting-form.tsx";

export type JoinFormProps = {
  form: FormState<"handle" | "password" | "shown" | "asked" | "note">;
  /** Names that are free, for whoever does not want to think of one. */
  suggestions: readonly string[];
  /** The form that was filled in before joining, or null. */
  waiting: WaitingFormView | null;
  /** The one-time token of the operator's invitation, by which this account gets its role. */
  setupToken?: string;
  /** The signed time of when this page was made; see robot-fields.tsx. */
  shown?: string;
  /** The way in that the operator and the address have for them; open to everybody unless said. */
  entrance?: EntranceView;
  /** `/join` unless said. */
  action?: string;
  /** Where to go after joining: a path on this site. */
  next?: string;
};

/** A name and a password, nothing more. */
export function JoinForm(props: JoinFormProps) {
  const { form, suggestions, waiting, setupToken, shown, action = "/join", next, entrance } = props;
  if (entrance?.way === "closed") return <ByInvitation {...props} />;
  return (
    <div className="stack gap-5">
      {waiting && (
        <WaitingForm
          waiting={waiting}
          when={entrance?.way === "waits" ? "a moderator has read them" : "you have joined"}
        />
      )}
      <Form className="stack gap-5" method="post" action={action}>
        <FormErrors form={form} />
        {setupToken !== undefined && <input type="hidden" name="setupToken" value={setupToken} />}
        {shown !== undefined && <RobotFields form={form} shown={shown} />}
        {entrance && <input type="hidden" name="invitation" value={entrance.invitation} />}
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
        <Suggestions names={suggestions} again={withNext(action, next, entrance?.invitation)} />
        <TextField
          form={form}
          name="password"
          type="password"
          label="Password"
          hint={`${PASSWORD_HINT} No email is needed. You get codes for the day that you forget it.`}
          autoComplete="new-password"
        />
        {entrance?.way === "waits" && <Approval form={form} />}
        <p>
          By joining you agree to the <Link to="/guidelines">guidelines</Link>. They are short.
        </p>
        <p>
          <button className="button" type="submit">
            {waiting?.isPost && entrance?.way !== "waits" ? "Join and post" : "Join"}
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

function Suggestions({ names, again }: { names: readonly string[]; again: string }) {
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
        . <Link to={again}>Suggest other names</Link>
      </p>
    </div>
  );
}

function withNext(path: string, next?: string, invitation = ""): string {
  const asked = new URLSearchParams();
  if (next !== undefined) asked.set("next", next);
  if (invitation !== "") asked.set("invitation", invitation);
  return asked.size === 0 ? path : `${path}?${asked}`;
}

/** In place of the form where there is no way in without a link. */
function ByInvitation({ form, waiting, next }: JoinFormProps) {
  return (
    <div className="stack gap-5">
      <FormErrors form={form} />
      {waiting && <WaitingForm waiting={waiting} when="you have joined, or signed in" />}
      <p>
        People join this forum by invitation. If somebody here has given you a link, please open it. If it has
        led you here, it does not open the door any more; they can give you another.
      </p>
      <p>Everything that is open to everyone can be read without joining.</p>
      <p className="hint">
        Already a member? <Link to={withNext("/sign-in", next)}>Sign in</Link>
      </p>
    </div>
  );
}

/** Where moderators let people in. */
function Approval({ form }: { form: FormState<"note"> }) {
  return (
    <>
      <p>
        A moderator lets people in here. Until then you can read and write, and what you post waits: only you
        and the moderators see it.
      </p>
      <TextArea
        form={form}
        name="note"
        label="Anything you would like the moderators to know?"
        hint="They read it, and it is deleted when they have let you in."
        optional
        short
      />
    </>
  );
}
