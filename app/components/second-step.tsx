import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import type { StepView } from "#app/domain/security-views.ts";
import { TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { PasskeyForm, PasskeyScript } from "./passkey-part.tsx";

type SecondStepProps = StepView & { form: FormState<"code" | "next" | "credential"> };

/** Between a password and what it alone does not open. */
export function SecondStep(props: SecondStepProps) {
  return (
    <div className="wrap-narrow stack gap-5">
      {props.step === "set-up" ? <SetUp {...props} /> : <Code {...props} />}
    </div>
  );
}

function Code({ step, hasApp, hasPasskey, next, form }: SecondStepProps) {
  const instead = hasApp
    ? "If your phone is lost, one of your recovery codes, which is used up by it."
    : undefined;
  return (
    <>
      <header className="stack gap-2">
        <h1>One more step</h1>
        <p>
          {hasApp
            ? "Please type the six digits that your authenticator app shows now."
            : "What comes next needs your passkey, or one of your recovery codes, which is used up by it."}
        </p>
      </header>
      <FormErrors form={form} />
      {hasPasskey && <PasskeyForm kind="prove" action="/second-step" next={next} label="Use a passkey" />}
      <Form className="stack gap-5" method="post" action="/second-step">
        <input type="hidden" name="next" value={form.values.next ?? next} />
        <TextField
          form={form}
          name="code"
          label={hasApp ? "Code" : "A recovery code"}
          hint={instead}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
        />
        <p>
          <button className="button" type="submit">
            Go on
          </button>
        </p>
      </Form>
      {step === "code" && (
        <p className="hint">
          <Link to={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in another way</Link>
        </p>
      )}
    </>
  );
}

/** For moderators and admins who have nothing to show yet. */
function SetUp({ next }: StepView) {
  const query = `?next=${encodeURIComponent(next)}`;
  return (
    <>
      <header className="stack gap-2">
        <h1>Before the desk opens</h1>
        <p>
          At the desk you read what people reported and what nobody else sees. So that a password alone, if
          somebody ever learns yours, does not open it, the desk asks for something more that only you have.
        </p>
        <p>It takes two minutes. Until then you can read and write here like everyone else.</p>
      </header>
      <p>
        <Link className="button" to={`/settings/authenticator${query}`}>
          Set up an authenticator app
        </Link>
      </p>
      <p data-passkey-part="">
        <Link className="button plain" to={`/settings/passkey${query}`}>
          Add a passkey
        </Link>
      </p>
      <PasskeyScript />
      <p className="hint">
        <Link to="/">Not now</Link>
      </p>
    </>
  );
}
