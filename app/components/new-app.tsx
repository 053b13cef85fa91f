import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import type { NewAppView } from "#app/domain/security-views.ts";
import { TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { Notice } from "./notice.tsx";

type NewAppProps = { app: NewAppView; form: FormState<"code" | "next">; next: string };

/** The secret for an authenticator app, as a picture and in letters, and a code that shows that the app has it. */
export function NewApp({ app, form, next }: NewAppProps) {
  const { path, size } = app.picture;
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <h1>Set up an app</h1>
        <p>
          Any authenticator app will do. It lists this forum as “Afterword” with your name here; most apps let
          you call it something else.
        </p>
      </header>
      {app.codesLeft === 0 && (
        <Notice kind="plain">
          <p>
            You have no recovery codes. If you lose your phone, one of them is the way back in, so please{" "}
            <Link to="/settings/security#codes">make some first</Link>.
          </p>
        </Notice>
      )}
      <ol className="stack">
        <li className="stack">
          <p>Let the app read this picture, or open the link on the phone that has the app.</p>
          <svg
            className="qr"
            viewBox={`0 0 ${size} ${size}`}
            role="img"
            aria-label="The picture for your app"
          >
            <path d={path} />
          </svg>
          <p>
            <a href={app.address}>Open in an app on this device</a>
          </p>
        </li>
        <li className="stack gap-2">
          <p>Or type this into the app:</p>
          <p>
            <code className="app-secret">{app.secret.match(/.{4}/g)?.join(" ")}</code>
          </p>
        </li>
        <li>
          <Form className="stack gap-5" method="post">
            <FormErrors form={form} />
            <input type="hidden" name="next" value={form.values.next ?? next} />
            <TextField
              form={form}
              name="code"
              label="The code that the app shows now"
              hint="Six digits."
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
            />
            <p>
              <button className="button" type="submit">
                Use this app
              </button>
            </p>
          </Form>
        </li>
      </ol>
    </div>
  );
}
