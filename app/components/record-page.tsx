import { Form, Link } from "@remix-run/react";
import type { RecordView } from "#app/domain/record-views.ts";
import { monthName } from "./figure-table.tsx";
import { PublicLog } from "./public-log.tsx";
import { RecordFigures } from "./record-figures.tsx";

/** What the moderators do, for everyone: the figures by month, and the log. */
export function RecordPage({ record, isAdmin }: { record: RecordView; isAdmin: boolean }) {
  const { months, olderMonth, month } = record;
  return (
    <div className="wrap-wide stack gap-5">
      <header className="stack gap-2 measured">
        <h1>Moderation record</h1>
        <p>
          What the moderators of this forum do is written down when they do it, and cannot be changed
          afterwards. This page is made from that record. It leaves out who did it, whom it was about, what
          was said, and the time of day.
        </p>
        <p>
          A number below three is shown as “fewer than 3” where it could point to a person. Months are in UTC,
          and a month in which nothing happened is left out.
        </p>
        {isAdmin && (
          <p className="not-printed">
            <Link to={month ? `/moderation/evidence?month=${month}` : "/moderation/evidence"}>
              The whole record of a month, for a regulator
            </Link>
          </p>
        )}
      </header>
      <section className="stack gap-3" aria-labelledby="by-month">
        <h2 id="by-month">By month</h2>
        {months.length === 0 ? <p>Nothing has happened here yet.</p> : <RecordFigures months={months} />}
        {olderMonth !== null && (
          <p className="not-printed">
            <Link to={`/record?month=${olderMonth}`}>Earlier months</Link>
          </p>
        )}
      </section>
      <section className="stack gap-3 measured" aria-labelledby="log">
        <h2 id="log">The log{month !== null && ` of ${monthName(month)}`}</h2>
        <p className="hint">
          By day, in UTC. Decisions of the last minute are not in it yet, and those taken back within that
          minute never are. Lines stay when an author keeps a thread to themselves or leaves: nothing in them
          tells whose it was.
        </p>
        <MonthForm month={month} />
        <PublicLog {...record} />
      </section>
    </div>
  );
}

/** Works without a script, and takes any month. */
function MonthForm({ month }: { month: string | null }) {
  return (
    <Form className="row" method="get" action="/record#log" key={month}>
      <label htmlFor="log-month">Month</label>
      <input
        id="log-month"
        type="month"
        name="month"
        defaultValue={month ?? ""}
        placeholder="2026-03"
        pattern="20[0-9]{2}-[0-9]{2}"
      />
      <button className="button plain" type="submit">
        Show
      </button>
      {month !== null && <Link to="/record#log">All months</Link>}
    </Form>
  );
}
