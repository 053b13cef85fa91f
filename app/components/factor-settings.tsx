import { Form, Link } from "@remix-run/react";
import type { PasskeyView } from "#app/domain/security-views.ts";
import { PasskeyScript } from "./passkey-part.tsx";
import { dateWords } from "./time-words.ts";

/** Passkeys, each with the name that its owner gave it. */
export function PasskeySection({ passkeys }: { passkeys: readonly PasskeyView[] }) {
  return (
    <section className="stack" aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p>With a passkey you sign in by your finger, your face or a PIN, and type nothing.</p>
      {passkeys.length > 0 && (
        <ul className="record">
          {passkeys.map((passkey) => (
            <li className="stack gap-1" key={passkey.id}>
              <p dir="auto">{passkey.name}</p>
              <p className="hint">last used on {dateWords(passkey.usedOnMs)}</p>
              <Rename passkey={passkey} />
              <Remove passkey={passkey} />
            </li>
          ))}
        </ul>
      )}
      <p data-passkey-part="">
        <Link className="button plain" to="/settings/passkey">
          Add a passkey
        </Link>
      </p>
      <noscript>
        <p className="hint">Adding one needs JavaScript, which is off in this browser.</p>
      </noscript>
      <PasskeyScript />
    </section>
  );
}

function Rename({ passkey: { id, name } }: { passkey: PasskeyView }) {
  return (
    <details>
      <summary className="link-quiet">Call it something else</summary>
      <Form className="row" method="post">
        <input type="hidden" name="act" value="rename-passkey" />
        <input type="hidden" name="passkey" value={id} />
        <input
          type="text"
          name="name"
          defaultValue={name}
          maxLength={60}
          aria-label="What to call it"
          dir="auto"
        />
        <button className="button plain" type="submit">
          Save
        </button>
      </Form>
    </details>
  );
}

function Remove({ passkey: { id, name } }: { passkey: PasskeyView }) {
  return (
    <Form method="post">
      <input type="hidden" name="act" value="remove-passkey" />
      <input type="hidden" name="passkey" value={id} />
      <button className="link-quiet" type="submit">
        Remove<span className="visually-hidden"> {name}</span>
      </button>
    </Form>
  );
}

/** Codes from an app, as a second step after the password. */
export function AppSection({ hasApp }: { hasApp: boolean }) {
  return (
    <section className="stack" aria-labelledby="app">
      <h2 id="app">Codes from an app</h2>
      {hasApp ? (
        <>
          <p>After your password, signing in asks for a code from your authenticator app.</p>
          <Form method="post">
            <input type="hidden" name="act" value="remove-app" />
            <button className="button plain" type="submit">
              Take the app off
            </button>
          </Form>
        </>
      ) : (
        <>
          <p>An app on your phone can make a code that is asked for after your password.</p>
          <p>
            <Link className="button plain" to="/settings/authenticator">
              Set up an app
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
