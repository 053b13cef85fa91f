import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import usePasskeys from "#app/browser/use-passkeys.ts?worker&url";
import { PageScript } from "./page-script.tsx";

type Kind = "sign-in" | "join" | "add" | "prove";

/** What makes passkeys work, and shows whatever has `data-passkey-part`: without scripts there are none. */
export const PasskeyScript = () => <PageScript src={usePasskeys} mark="passkeys" />;

/**
 * In a form: a button that asks the browser for a passkey and sends the form with its answer in `credential`. What goes
 * wrong is said below it by the script, so React draws nothing there.
 */
export function PasskeyPart({ kind, label, children }: { kind: Kind; label: string; children?: ReactNode }) {
  return (
    <div className="stack gap-2" data-passkey-part="">
      <input type="hidden" name="credential" />
      <p>
        <button className="button plain" type="button" data-passkey={kind}>
          {label}
        </button>
      </p>
      {children && <p className="hint">{children}</p>}
      <p className="error" role="status" data-passkey-said="" />
      <PasskeyScript />
    </div>
  );
}

/** The same as a form of its own. `next`: a path on this site to go on to. */
export function PasskeyForm({
  action,
  next = "",
  ...part
}: {
  kind: Kind;
  label: string;
  action: string;
  next?: string;
}) {
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="next" value={next} />
      <PasskeyPart {...part} />
    </Form>
  );
}
