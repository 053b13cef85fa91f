import type { ReactNode } from "react";
import type { Month } from "#app/domain/month.ts";
import { type Cell, FEW } from "#app/domain/record-views.ts";
import { monthWords } from "./time-words.ts";

type Column = { name: ReactNode; key: string; values: readonly (string | number | null)[] };

/** The numbers of a chart, a month a row. Where it is wider than its place it scrolls, by the keyboard as well. */
export function FigureTable({
  caption,
  months,
  columns,
}: {
  caption: string;
  months: readonly Month[];
  columns: readonly Column[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table className="figures">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {columns.map(({ name, key }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month, at) => (
            <tr key={month}>
              <th scope="row">{shortMonth(month)}</th>
              {columns.map(({ key, values }) => (
                <td key={key}>{values[at] ?? "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `March 2026`. */
export const monthName = (month: Month): string => monthWords(Date.parse(`${month}-01`));

/** `Mar 2026`. */
const shortMonth = (month: Month): string => `${monthName(month).slice(0, 3)} ${month.slice(0, 4)}`;

/** A number, or that it is kept back. */
export const cellWords = (cell: Cell): string | number => (cell === "few" ? `fewer than ${FEW}` : cell);
