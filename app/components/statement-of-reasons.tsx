import type { StatementView } from "#app/domain/post-views.ts";
import { GuidelineLink } from "./guideline-link.tsx";
import { When } from "./when.tsx";

/** What was decided about a post, on which guideline and why, in the moderator's own words. */
export function StatementOfReasons({ statement }: { statement: StatementView }) {
  return (
    <dl className="facts">
      <dt>Decided</dt>
      <dd>
        <When atMs={statement.atMs} />
      </dd>
      {statement.guideline && (
        <>
          <dt>Rule</dt>
          <dd>
            <GuidelineLink guideline={statement.guideline} />
          </dd>
        </>
      )}
      {statement.reason !== "" && (
        <>
          <dt>Reason</dt>
          <dd dir="auto">{statement.reason}</dd>
        </>
      )}
    </dl>
  );
}
