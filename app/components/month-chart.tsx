import type { Month } from "#app/domain/month.ts";
import { FEW } from "#app/domain/record-views.ts";
import { axisSteps } from "./chart-scale.ts";
import { monthWords } from "./time-words.ts";

/** A number for each month; `few` for one that is kept back, null for none. */
type Series = { name: string; values: (number | "few" | null)[] };

type MonthChartProps = {
  /** Unique on the page. */
  id: string;
  title: string;
  /** What is drawn, for those who listen. The numbers stand in the table under it. */
  description: string;
  months: readonly Month[];
  /** One or two: the second is drawn as an outline. */
  series: readonly Series[];
  /** Where several charts are compared, what the tallest of all bars is. */
  most?: number;
  /** Half as high, for many beside one another. */
  low?: boolean;
};

const WIDTH = 340;
const LEFT = 34;
const RIGHT = 4;
const TOP = 10;
const BOTTOM = 30;

/** Bars by month, drawn on the server as SVG: nothing of it needs a script, and its colours are those of the page. */
export function MonthChart({ id, title, description, months, series, most, low = false }: MonthChartProps) {
  const height = low ? 110 : 180;
  const floor = height - BOTTOM;
  const steps = axisSteps(Math.max(most ?? 0, ...series.flatMap(({ values }) => values).map(heightOf)));
  const top = steps.at(-1) ?? 1;
  const y = (value: number) => round(floor - ((floor - TOP) * value) / top);
  const slot = (WIDTH - LEFT - RIGHT) / Math.max(6, months.length);
  const bar = Math.min(26, (slot * 0.76) / series.length);
  const x = (at: number, of: number) => round(LEFT + slot * (at + 0.5) + bar * (of - series.length / 2));
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {steps.map((step) => (
        <g key={step}>
          <line className="chart-line" x1={LEFT} x2={WIDTH - RIGHT} y1={y(step)} y2={y(step)} />
          <text className="chart-word" x={LEFT - 5} y={y(step) + 3.5} textAnchor="end">
            {step}
          </text>
        </g>
      ))}
      {months.map((month, at) => (
        <g key={month}>
          {series.map(({ name, values }, of) => {
            const value = values[at] ?? null;
            if (value === null || value === 0) return null;
            const tall = y(heightOf(value));
            const kind = value === "few" ? "chart-few" : of === 0 ? "chart-bar" : "chart-outline";
            return (
              <rect
                key={name}
                className={kind}
                x={x(at, of)}
                y={tall}
                width={round(bar - 1)}
                height={floor - tall}
              />
            );
          })}
          <text className="chart-word" x={round(LEFT + slot * (at + 0.5))} y={floor + 13} textAnchor="middle">
            {monthWords(Date.parse(`${month}-01`)).slice(0, 3)}
          </text>
          {(at === 0 || month.endsWith("-01")) && (
            <text
              className="chart-word"
              x={round(LEFT + slot * (at + 0.5))}
              y={floor + 25}
              textAnchor="middle"
            >
              {month.slice(0, 4)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** What is kept back is drawn as high as it can be, and dashed. */
const heightOf = (value: number | "few" | null): number => (value === "few" ? FEW - 1 : (value ?? 0));

const round = (length: number): number => Math.round(length * 10) / 10;

/** Which bar is which, where there are two. */
export function ChartKey({ series, few }: { series: readonly string[]; few: boolean }) {
  return (
    <ul className="chart-key">
      {series.map((name, at) => (
        <li key={name}>
          <Swatch kind={at === 0 ? "chart-bar" : "chart-outline"} /> {name}
        </li>
      ))}
      {few && (
        <li>
          <Swatch kind="chart-few" /> fewer than {FEW}
        </li>
      )}
    </ul>
  );
}

const Swatch = ({ kind }: { kind: string }) => (
  <svg className="chart-swatch" viewBox="0 0 12 12" aria-hidden="true">
    <rect className={kind} x="1" y="1" width="10" height="10" />
  </svg>
);
