import { Form, Link } from "@remix-run/react";
import type { Month } from "#app/domain/month.ts";
import { monthName } from "./figure-table.tsx";

/** Where an admin takes a month of the whole record away as a file. */
export function EvidencePage({ month }: { month: Month }) {
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>The whole record of a month</h1>
        <p>
          For when you must answer a regulator or a court. The files hold every act of the month with its
          reason, the texts it was about, the reports with how they ended, and the appeals with what was
          written in them.
        </p>
        <p>
          People are keys such as “person-3”, which hold within these two files and are given anew for each
          month. Whoever wrote under an alias has another key in each thread. Texts are as they were written:
          read them for names before you pass them on, and keep the files as carefully as the database.
        </p>
      </header>
      <Form className="row" method="get" action="/moderation/evidence" key={month}>
        <label htmlFor="evidence-month">Month</label>
        <input
          id="evidence-month"
          type="month"
          name="month"
          defaultValue={month}
          placeholder="2026-03"
          pattern="20[0-9]{2}-[0-9]{2}"
        />
        <button className="button plain" type="submit">
          Choose
        </button>
      </Form>
      <section className="stack gap-2" aria-labelledby="files">
        <h2 id="files">{monthName(month)}</h2>
        <ul className="stack gap-2">
          <li>
            <a href={`/moderation/evidence/evidence-${month}.json`} download>
              evidence-{month}.json
            </a>
            : all of it, with the figures of the month
          </li>
          <li>
            <a href={`/moderation/evidence/evidence-${month}.csv`} download>
              evidence-{month}.csv
            </a>
            : acts, reports and appeals as one table. A cell that a spreadsheet would take for a formula
            begins with a quote mark.
          </li>
        </ul>
        <p className="hint">
          Texts of threads that only their author reads are not in it, nor what was said about your own posts.
        </p>
      </section>
      <p>
        <Link to={`/record?month=${month}`}>What everyone reads of this month</Link>
      </p>
    </div>
  );
}
