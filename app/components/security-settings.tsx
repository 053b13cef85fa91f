import { Form } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import type { SecurityView, SessionView } from "#app/domain/security-views.ts";
import { NewPasswordField, PasswordField } from "./account-fields.tsx";
import { AppSection, PasskeySection } from "./factor-settings.tsx";
import { FormErrors } from "./form-errors.tsx";
import { Notice } from "./notice.tsx";
import { SettingsTrail } from "./settings-index.tsx";
import { dateWords } from "./time-words.ts";

export type SecuritySettingsProps = {
  security: SecurityView;
  form: FormState<"current" | "password">;
  /** What was done just before, by its name in DONE. */
  done: string | null;
};

const DONE: Readonly<Record<string, string>> = {
  password: "You have a new password. You are signed out everywhere else.",
  recovered:
    "You have a new password, and are signed out everywhere else. The code that you used opens nothing any more.",
  ended: "You are signed out everywhere else.",
  "passkey-added":
    "Your passkey works. If somebody else might be signed in as you, you can sign them out below.",
  "passkey-removed":
    "That passkey opens nothing here any more; you can delete it on its device, too. If somebody else might be signed in as you, you can sign them out below.",
  "last-way":
    "That passkey is the only way in that you have, so it stays. Please set a password or add another passkey first.",
  "app-added":
    "Your app works. From now on, signing in with your password asks for its code as well. If somebody else might be signed in as you, you can sign them out below.",
  "app-removed":
    "The app is taken off, and its codes open nothing any more. If somebody else might be signed in as you, you can sign them out below.",
  "code-used":
    "You came in with a recovery code, which opens nothing any more. If your phone is lost, please take the app on it off here, and set up another.",
};

/** How somebody signs in, where they are signed in, and how they come back without a password. */
export function SecuritySettings({ security, form, done }: SecuritySettingsProps) {
  const said = done !== null && Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <SettingsTrail />
        <h1>Signing in</h1>
      </header>
      {said && (
        <Notice kind="plain">
          <p role="status">{said}</p>
        </Notice>
      )}
      <PasskeySection passkeys={security.passkeys} />
      <AppSection hasApp={security.hasApp} />
      <Sessions sessions={security.sessions} />
      <Codes left={security.codesLeft} />
      <section className="stack" aria-labelledby="password">
        <h2 id="password">{security.hasPassword ? "A new password" : "A password"}</h2>
        <p>
          {security.hasPassword
            ? "You are signed out everywhere else when you change it."
            : "You have none, and need none while you have a passkey. You are signed out everywhere else when you set one."}
        </p>
        <Form className="stack gap-5" method="post">
          <FormErrors form={form} />
          <input type="hidden" name="act" value="password" />
          {security.hasPassword && <PasswordField form={form} name="current" label="Your present password" />}
          <NewPasswordField form={form} name="password" label="The new one" />
          <p>
            <button className="button plain" type="submit">
              {security.hasPassword ? "Change it" : "Set it"}
            </button>
          </p>
        </Form>
      </section>
    </div>
  );
}

function Sessions({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <section className="stack" aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <ul className="record">
        {sessions.map((session) => (
          <li className="stack gap-1" key={session.id}>
            <p>{session.device || "An unknown device"}</p>
            <p className="hint">
              {session.isThis ? "this one" : `last used on ${dateWords(session.usedOnMs)}`}
            </p>
            {!session.isThis && <EndSession session={session} />}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post">
          <input type="hidden" name="act" value="end-others" />
          <button className="button plain" type="submit">
            Sign out everywhere else
          </button>
        </Form>
      )}
    </section>
  );
}

function EndSession({ session }: { session: SessionView }) {
  return (
    <Form method="post">
      <input type="hidden" name="act" value="end-session" />
      <input type="hidden" name="session" value={session.id} />
      <button className="link-quiet" type="submit">
        Sign out there
      </button>
    </Form>
  );
}

function Codes({ left }: { left: number }) {
  return (
    <section className="stack" aria-labelledby="codes">
      <h2 id="codes">Recovery codes</h2>
      <p>
        {left === 0
          ? "You have none. Without one, a forgotten password or a lost passkey cannot be replaced."
          : `You have ${left === 1 ? "one" : left} left. One of them and your name let you choose a new password if you forget yours.`}
      </p>
      <Form method="post">
        <input type="hidden" name="act" value="new-codes" />
        <button className="button plain" type="submit">
          {left === 0 ? "Make eight" : "Make eight new ones"}
        </button>
        {left > 0 && <p className="hint">The ones you have open nothing any more then.</p>}
      </Form>
    </section>
  );
}
