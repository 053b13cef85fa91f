import type { ReportView } from "#app/domain/desk-views.ts";
import { REPORT_REASONS } from "#app/domain/report.ts";
import { AuthorName } from "./author.tsx";
import { Prose } from "./prose.tsx";
import { When } from "./when.tsx";

/** Who reported what, with the text as it stood then. The texts are folded until a moderator opens one. */
export function ReportList({ reports, arranged }: { reports: readonly ReportView[]; arranged: boolean }) {
  return (
    <section className="stack gap-2">
      <h3>Reports</h3>
      {arranged && (
        <p className="notice plain">
          These came in a burst, and at least half of them from new accounts or from people whose reports were
          mostly not acted on. They may be arranged. What they say can still be right.
        </p>
      )}
      <ul className="record">
        {reports.map((report) => (
          <li className="stack gap-2" key={`${report.reporter} ${report.atMs}`}>
            <p>
              <strong>{REPORT_REASONS[report.reason]}</strong>
            </p>
            <p className="meta">
              <span>
                by <AuthorName name={report.reporter} />
              </span>
              <When atMs={report.atMs} />
              {report.weight < 50 && <span>most of their reports were not acted on</span>}
            </p>
            {report.details !== "" && <p dir="auto">{report.details}</p>}
            {report.snapshotHtml === "" ? (
              <p className="hint">
                This was decided long ago. The text as it was reported is not kept any more.
              </p>
            ) : (
              <details className="fold">
                <summary>
                  The text as it was reported{report.changedSince ? " (it has been edited since)" : ""}
                </summary>
                {report.snapshotTitle && (
                  <p className="marked-title" dir="auto">
                    {report.snapshotTitle}
                  </p>
                )}
                <Prose html={report.snapshotHtml} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
