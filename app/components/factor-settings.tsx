import { Form, Link } from "@remix-run/react";

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
