import { Link } from "@remix-run/react";
import { useEffect, useState } from "react";

/** New recovery codes, this one time. Printing and copying need scripts; selecting the list does not. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  const [scripted, setScripted] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setScripted(true), []);
  const copy = () => void navigator.clipboard.writeText(codes.join("\n")).then(() => setCopied(true));
  return (
    <div className="wrap-narrow stack gap-5">
      <header className="stack gap-2">
        <h1>Your recovery codes</h1>
        <p>
          Nobody here knows your email, so nobody can send you a new password. If you forget yours, one of
          these codes and your name let you choose another. Each works once.
        </p>
        <p>
          <strong>You see them only now.</strong> Please keep them where nobody else looks: on paper, or with
          your passwords.
        </p>
      </header>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      {scripted && (
        <div className="row">
          <button className="button plain" type="button" onClick={copy}>
            Copy them
          </button>
          <button className="button plain" type="button" onClick={() => window.print()}>
            Print them
          </button>
          <p role="status">{copied ? "Copied." : ""}</p>
        </div>
      )}
      <p className="hint">You can make new ones at any time in your settings, under Signing in.</p>
      <p>
        <Link className="button" to={next}>
          Go on
        </Link>
      </p>
    </div>
  );
}
