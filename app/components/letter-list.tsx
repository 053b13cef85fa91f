import { Link } from "@remix-run/react";
import type { LetterView } from "#app/domain/decision-views.ts";
import { REPORT_REASONS, type ReportOutcome } from "#app/domain/report.ts";
import { decisionWords } from "./decision-words.ts";
import { When } from "./when.tsx";

/** What the moderators have told this member, and what the forum has about their account, the latest first. */
export function LetterList({ letters }: { letters: readonly LetterView[] }) {
  return (
    <ul className="thread-list">
      {letters.map((letter) => (
        <li className="stack gap-2" key={letter.id}>
          <h3 className="letter-title">
            {letter.path === null ? titleOf(letter) : <Link to={letter.path}>{titleOf(letter)}</Link>}
          </h3>
          {letter.kind === "care" && (
            <>
              <p className="plain-lines" dir="auto">
                {letter.body}
              </p>
              <p>
                <Link to="/help-now">Help now: people who answer, by country</Link>
              </p>
            </>
          )}
          {letter.kind === "account" && (
            <p>
              {letter.body} If this was not you, please choose a new password and look at{" "}
              <Link to="/settings/security">how you sign in</Link>.
            </p>
          )}
          {letter.outcome && <p>{OUTCOMES[letter.outcome.outcome]}</p>}
          <p className="meta">
            <span>{letter.kind === "account" ? "This forum" : "The moderators"}</span>
            <When atMs={letter.atMs} />
            {letter.unread && <span>new</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

const OUTCOMES = {
  acted: "Thank you. A moderator has read it, and something was done about it.",
  left: "Thank you. A moderator has read it with care, and left it as it is. It was right to tell us.",
  gone: "Thank you. Its author has left this forum and taken it along, so there is nothing left to decide. It was right to tell us.",
} as const satisfies Record<ReportOutcome, string>;

function titleOf({ kind, act, outcome }: LetterView): string {
  if (kind === "care") return "A message from the moderators";
  if (kind === "account") return "About your account";
  if (kind === "appeal") return "An answer to your appeal";
  if (outcome) return `What became of your report: ${REPORT_REASONS[outcome.reason].toLowerCase()}`;
  return act === null ? "A decision" : decisionWords(act);
}
