import { Form, Link } from "@remix-run/react";
import { deskPath, isNarrowed } from "#app/domain/desk-filter.ts";
import type { OutsideSilence, QueueView, ShiftView } from "#app/domain/desk-views.ts";
import { LANE_WORDS, LANES } from "#app/domain/lane.ts";
import { DeskFilters } from "./desk-filters.tsx";
import { DeskQueue } from "./desk-queue.tsx";
import { Notice } from "./notice.tsx";
import { StaffNotes } from "./staff-notes.tsx";
import { countOf } from "./time-words.ts";
import { When } from "./when.tsx";

/** The desk: what waits by lane, what colleagues left, and how much one has read today. */
export function DeskPage({
  queue,
  shift,
  silence,
}: {
  queue: QueueView;
  shift: ShiftView;
  silence: OutsideSilence | null;
}) {
  const all = LANES.reduce((sum, lane) => sum + queue.counts[lane], 0);
  return (
    <div className="wrap stack gap-5">
      <h1>What waits for a moderator</h1>
      {shift.suggestsBreak && (
        <Notice kind="care">
          <p>
            You have worked on {shift.hardItems} hard items within a day. That is as many as you wanted to be
            told at. The queue will still be here after a break, and{" "}
            <Link to="/moderation/shift">somebody else can take over</Link>.
          </p>
        </Notice>
      )}
      <OwnAppeals ids={queue.ownAppeals} />
      {silence && <Silence silence={silence} />}
      {shift.notes.length > 0 && (
        <section className="stack gap-2" aria-labelledby="shift-notes">
          <h2 id="shift-notes">From the last shift</h2>
          <StaffNotes notes={shift.notes} />
        </section>
      )}
      <nav className="chips" aria-label="Lanes">
        <Chip to={deskPath({ ...queue.filter, lane: null })} current={queue.filter.lane === null}>
          All {many(all)}
        </Chip>
        {LANES.map((lane) => (
          <Chip key={lane} to={deskPath({ ...queue.filter, lane })} current={queue.filter.lane === lane}>
            {LANE_WORDS[lane]} {many(queue.counts[lane])}
          </Chip>
        ))}
        <Chip to="/moderation/appeals" current={false}>
          Appeals {many(queue.appeals)}
        </Chip>
      </nav>
      <DeskFilters filter={queue.filter} />
      <DeskQueue
        lines={queue.lines}
        none={isNarrowed(queue.filter) ? "Nothing of this kind is waiting." : undefined}
      />
      {queue.nextFrom !== null && (
        <p>
          <Link className="button plain" to={deskPath(queue.filter, queue.nextFrom)}>
            More that waits
          </Link>
        </p>
      )}
      <footer className="stack gap-2">
        <p className="meta">
          <span>Today you have worked on {shift.hardItems} hard items. Only you see this number.</span>
        </p>
        <nav className="row" aria-label="The desk">
          <Link to="/moderation/shift">Your shift</Link>
          <Link to="/moderation/rules">Rules of screening</Link>
          <Link to="/moderation/reasons">Reasons to begin with</Link>
          <Link to="/moderation/newcomers">Newcomers</Link>
          <Link to="/moderation/invitations">Invitations</Link>
          <Link to="/moderation/helplines">Helplines to check</Link>
          <Link to="/moderation/care">The care panels</Link>
          <Link to="/record">The public record</Link>
          <Form method="post" action="/moderation?index">
            <button className="link-quiet" type="submit">
              Give back what I have
            </button>
          </Form>
        </nav>
        <p className="hint">
          By keyboard: <kbd>j</kbd> and <kbd>k</kbd> go through the queue, <kbd>Enter</kbd> opens,{" "}
          <kbd>t</kbd> takes the item, <kbd>x</kbd> shows its text, <kbd>a</kbd> goes to what you can do,{" "}
          <kbd>u</kbd> goes back.
        </p>
      </footer>
    </div>
  );
}

/** No item for each of these posts: that would flood the queue. */
function Silence({ silence: { texts, sinceMs, quietSinceMs } }: { silence: OutsideSilence }) {
  return (
    <Notice kind="plain">
      <p>
        The classifier outside did not answer for {countOf(texts, "text", "texts")}, the first{" "}
        <When atMs={sinceMs} />. Only the forum’s own screening looked at {texts === 1 ? "it" : "them"}.{" "}
        {quietSinceMs === null ? (
          "It answers again."
        ) : (
          <>
            It has been quiet since <When atMs={quietSinceMs} />.
          </>
        )}
      </p>
    </Notice>
  );
}

function OwnAppeals({ ids }: { ids: readonly string[] }) {
  const [oldest] = ids;
  if (oldest === undefined) return null;
  return (
    <Notice kind="plain">
      <p>
        <Link to={`/moderation/appeals/${oldest}`}>
          {ids.length === 1
            ? "An appeal is assigned to you"
            : `${many(ids.length)} appeals are assigned to you`}
        </Link>
        {ids.length > 1 && ", this one first"}.
      </p>
    </Notice>
  );
}

/** Nobody counts further than a hundred. */
const many = (count: number): string => (count >= 100 ? "99+" : String(count));

type ChipProps = { to: string; current: boolean; children: React.ReactNode };

const Chip = ({ to, current, children }: ChipProps) => (
  <Link className="chip" to={to} aria-current={current ? "page" : undefined}>
    {children}
  </Link>
);
