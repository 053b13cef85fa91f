import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { type Cell, FEW, type MonthView, type TimesCell } from "#app/domain/record-views.ts";
import { unitFor } from "./chart-scale.ts";
import { cellWords, FigureTable } from "./figure-table.tsx";
import { ChartKey, MonthChart } from "./month-chart.tsx";
import { RemovedFigures } from "./removed-figures.tsx";
import { lastingWords } from "./time-words.ts";

/** The figures by month: each as a drawing, and as the table that it is drawn from. */
export function RecordFigures({ months: views }: { months: readonly MonthView[] }) {
  const months = views.map(({ month }) => month);
  const all = <T,>(pick: (view: MonthView) => T): T[] => views.map(pick);
  const none = (pick: (view: MonthView) => Cell) => all(pick).every((count) => count === 0);
  const counts = (name: string, pick: (view: MonthView) => number | "few") => ({ name, values: all(pick) });
  const column = (name: string, pick: (view: MonthView) => number | "few") => ({
    ...{ name, key: name },
    values: all(pick).map(cellWords),
  });
  const shares = all(({ noticed, decisions }) => shareOf(noticed, decisions));
  return (
    <div className="figure-grid">
      <Figure
        id="posts"
        none={none(({ posts }) => posts)}
        title="Posts"
        hint="Posts written, without those that only their author reads."
      >
        <MonthChart
          {...{ id: "posts", title: "Posts by month", months }}
          description="One bar a month for the posts written."
          series={[counts("Posts", ({ posts }) => posts)]}
        />
        <FigureTable
          {...{ caption: "Posts by month", months }}
          columns={[column("Posts", ({ posts }) => posts)]}
        />
      </Figure>
      <Figure
        id="reports"
        none={none(({ reports, held }) => (reports === 0 ? held : reports))}
        title="Reports, and posts held"
        hint="Held posts wait for a moderator before others read them: screening held them, or a moderator had decided to read somebody’s posts first."
      >
        <MonthChart
          {...{ id: "reports", title: "Reports and held posts by month", months }}
          description="Two bars a month: reports that came in, and posts that were held."
          series={[counts("Reports", ({ reports }) => reports), counts("Held", ({ held }) => held)]}
        />
        <ChartKey series={["Reports", "Held"]} few={views.some(({ reports }) => reports === "few")} />
        <FigureTable
          {...{ caption: "Reports and held posts by month", months }}
          columns={[column("Reports", ({ reports }) => reports), column("Held", ({ held }) => held)]}
        />
      </Figure>
      <RemovedFigures views={views} />
      <Figure
        id="automated"
        none={none(({ decisions }) => decisions)}
        title="What software brought about"
        hint="Software never decides here. It points posts out or holds them, and a moderator decides. This is the share of decisions, in per cent, that were about a post software had pointed out."
      >
        <MonthChart
          {...{ id: "automated", title: "Share of decisions that software brought about, by month", months }}
          description="One bar a month, in per cent of all decisions."
          series={[{ name: "Share", values: shares.map((share) => (share === "few" ? null : share)) }]}
          most={100}
        />
        <FigureTable
          {...{ caption: "Decisions, and the share that software brought about, by month", months }}
          columns={[
            column("Decisions", ({ decisions }) => decisions),
            {
              ...{ name: "Pointed out by software", key: "noticed" },
              values: all(({ noticed }) => (noticed === "few" ? TOO_FEW : noticed)),
            },
            {
              ...{ name: "Share", key: "share" },
              values: shares.map((share) =>
                share === "few" ? TOO_FEW : share === null ? null : `${share} %`,
              ),
            },
          ]}
        />
      </Figure>
      <WaitFigure
        {...{ id: "look", title: "Time to a first look", months, times: all(({ firstLook }) => firstLook) }}
        hint="From when something came to the desk until a moderator first took it up."
      />
      <WaitFigure
        {...{ id: "decision", title: "Time to a decision", months, times: all(({ decision }) => decision) }}
        hint="From when something came to the desk until a moderator decided about it."
      />
      <Figure
        id="appeals"
        none={none((view) =>
          view.appeals === 0 ? view.upheld + view.changed + view.reversed + view.restored : 1,
        )}
        title="Appeals and reversals"
        hint="Appeals that were opened, and how those ended that were decided in the month. Restored: taken back without an appeal."
      >
        <MonthChart
          {...{ id: "appeals", title: "Appeals and reversals by month", months }}
          description="Two bars a month: appeals that were opened, and decisions that were taken back, on appeal or without one."
          series={[
            counts("Appeals", ({ appeals }) => appeals),
            counts("Taken back", ({ reversed, restored }) => reversed + restored),
          ]}
        />
        <ChartKey
          series={["Appeals opened", "Taken back"]}
          few={views.some(({ appeals }) => appeals === "few")}
        />
        <FigureTable
          {...{ caption: "Appeals and reversals by month", months }}
          columns={[
            column("Appeals", ({ appeals }) => appeals),
            column("It stands", ({ upheld }) => upheld),
            column("Changed", ({ changed }) => changed),
            column("Reversed", ({ reversed }) => reversed),
            column("Restored", ({ restored }) => restored),
            column("Taken back, all", ({ reversed, restored }) => reversed + restored),
          ]}
        />
      </Figure>
      <Figure
        id="care"
        none={none(({ counted }) => counted.filter(({ count }) => count !== 0).length)}
        title="When someone may be in danger"
        hint={
          <>
            What moderators did, as numbers alone: a line in the log could point to a person. The steps are
            those of <Link to="/guidelines#guideline-7">guideline 7</Link>. Looking behind an alias needs a
            written reason.
          </>
        }
      >
        <FigureTable
          {...{ caption: "Care and looking behind aliases, by month", months }}
          columns={(views[0]?.counted ?? []).map(({ act }, at) => ({
            ...{ name: COUNTED_WORDS[act], key: act },
            values: all(({ counted }) => cellWords(counted[at]?.count ?? 0)),
          }))}
        />
      </Figure>
    </div>
  );
}

const TOO_FEW = "too few to say";

const COUNTED_WORDS: Record<MonthView["counted"][number]["act"], string> = {
  assess: "Asked: danger now?",
  care: "Care messages",
  "second-look": "Second looks",
  services: "Emergency services read",
  "hand-over": "Handed over",
  unmask: "Looked behind an alias",
};

/** In whole per cent; null in a month without decisions. */
const shareOf = (noticed: MonthView["noticed"], decisions: number): number | "few" | null =>
  typeof noticed === "number" ? Math.round((100 * noticed) / decisions) : noticed;

type FigureProps = { id: string; title: string; hint: ReactNode; none: boolean; children: ReactNode };

/** `none`: there is nothing to draw in any of the months. */
function Figure({ id, title, hint, none, children }: FigureProps) {
  return (
    <section className="figure sheet stack gap-3" aria-labelledby={`figure-${id}`}>
      <h3 id={`figure-${id}`}>{title}</h3>
      <p className="hint">{hint}</p>
      {none ? <p>None in these months.</p> : children}
    </section>
  );
}

type WaitProps = Omit<FigureProps, "children" | "none"> & { months: string[]; times: TimesCell[] };

/** Median and 90th percentile, drawn in the unit that the longest of them asks for. */
function WaitFigure({ months, times, ...figure }: WaitProps) {
  const told = times.map((time) => (time === "few" ? null : time));
  const { unit, ms } = unitFor(told.flatMap((time) => (time ? [time.ninetiethMs] : [])));
  const column = (name: string, pick: (time: { medianMs: number; ninetiethMs: number }) => number) => ({
    ...{ name, key: name },
    values: times.map((time) => (time === "few" ? TOO_FEW : time && lastingWords(pick(time)))),
  });
  return (
    <Figure {...figure} none={times.every((time) => time === null)}>
      <MonthChart
        {...{ id: figure.id, title: `${figure.title} by month`, months }}
        description={`Two bars a month, in ${unit}: half waited no longer than the first, nine in ten no longer than the second.`}
        series={[
          { name: "Median", values: told.map((time) => time && time.medianMs / ms) },
          { name: "90th percentile", values: told.map((time) => time && time.ninetiethMs / ms) },
        ]}
      />
      <ChartKey series={[`Half waited no longer, in ${unit}`, "Nine in ten waited no longer"]} few={false} />
      <FigureTable
        {...{ caption: `${figure.title} by month`, months }}
        columns={[
          column("Median", ({ medianMs }) => medianMs),
          column("90th percentile", ({ ninetiethMs }) => ninetiethMs),
        ]}
      />
      {times.includes("few") && (
        <p className="hint">
          Too few to say: the time of fewer than {FEW} would be the story of one of them.
        </p>
      )}
    </Figure>
  );
}
