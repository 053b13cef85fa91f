import { GUIDELINES } from "#app/domain/guidelines.ts";
import type { MonthView } from "#app/domain/record-views.ts";
import { FigureTable } from "./figure-table.tsx";
import { GuidelineLink } from "./guideline-link.tsx";
import { MonthChart } from "./month-chart.tsx";

/** What was removed or not published, a small chart for each guideline that was named, all to one scale. */
export function RemovedFigures({ views }: { views: readonly MonthView[] }) {
  const months = views.map(({ month }) => month);
  const countIn = (view: MonthView, number: number) =>
    view.removed.find(({ guideline }) => guideline === number)?.count ?? 0;
  const named = [
    ...new Set(views.flatMap(({ removed }) => removed.map(({ guideline }) => guideline))),
  ].sort();
  const rows = named.map((number) => ({ number, values: views.map((view) => countIn(view, number)) }));
  const most = Math.max(0, ...rows.flatMap(({ values }) => values));
  return (
    <section className="figure across sheet stack gap-3" aria-labelledby="figure-removed">
      <h3 id="figure-removed">Removed, by guideline</h3>
      <p className="hint">
        Posts that a moderator removed or did not publish, by the guideline they named. What was taken back
        within the first minute is not counted.
      </p>
      {rows.length === 0 && <p>None in these months.</p>}
      <div className="figure-grid">
        {rows.map(({ number, values }) => (
          <div key={number} className="stack gap-1">
            <p className="meta">{nameOf(number)}</p>
            <MonthChart
              {...{ id: `removed-${number}`, months, most, low: true }}
              title={`Removed by month: ${number === 0 ? "no guideline named" : `guideline ${number}`}`}
              description="One bar a month. All of these charts have the same scale."
              series={[{ name: "Removed", values }]}
            />
          </div>
        ))}
      </div>
      {rows.length > 0 && (
        <FigureTable
          {...{ caption: "Removed by guideline and month", months }}
          columns={[
            ...rows.map(({ number, values }) => ({
              name: number === 0 ? "None named" : `No. ${number}`,
              key: String(number),
              values,
            })),
            {
              name: "All",
              key: "all",
              values: months.map((_, at) => rows.reduce((sum, row) => sum + (row.values[at] ?? 0), 0)),
            },
          ]}
        />
      )}
    </section>
  );
}

function nameOf(number: number) {
  const guideline = GUIDELINES.find((one) => one.number === number);
  return guideline ? <GuidelineLink guideline={guideline} /> : <span>No guideline named</span>;
}
