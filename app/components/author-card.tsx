import type { AuthorCard } from "#app/domain/desk-views.ts";
import { SANCTIONS } from "#app/domain/sanction.ts";
import { STANDING_WORDS } from "./status-words.ts";
import { Until } from "./until.tsx";

const JOINED = {
  "this-week": "within a week",
  "this-month": "within a month",
  "longer-ago": "longer ago",
} as const;

const some = (count: number): string => (count >= 10 ? "10 or more" : String(count));

/** Roughly who wrote it: how they stand, and how what they wrote has stood. */
export function AuthorCardFacts({ card }: { card: AuthorCard }) {
  return (
    <>
      <dt>Joined</dt>
      <dd>{JOINED[card.joined]}</dd>
      <dt>Posts</dt>
      <dd>
        {some(card.stood)} stood, {some(card.takenAway)} declined or removed, under this name
      </dd>
      <dt>Standing</dt>
      {card.sanctions.length === 0 && <dd>{STANDING_WORDS[card.standing]}</dd>}
      {card.sanctions.map(({ kind, endsAtMs }) => (
        <dd key={`${kind} ${endsAtMs}`}>
          {STANDING_WORDS[SANCTIONS[kind].standing ?? "good"]}, until{" "}
          {endsAtMs === null ? "it is lifted" : <Until atMs={endsAtMs} />}
        </dd>
      ))}
    </>
  );
}
