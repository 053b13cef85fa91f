type Cell = string | number;

/** A number as people read it: three figures, and no more than they need. */
export const figure = (number: number): string =>
  number >= 100 ? Math.round(number).toLocaleString("en") : number.toPrecision(3).replace(/\.?0+$/, "");

/** Rows under a heading in columns of equal width: words to the left, numbers to the right. */
export function table(heading: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === "number" ? figure(cell) : cell)));
  const widths = heading.map((_title, column) =>
    Math.max(...[heading, ...texts].map((row) => row[column]?.length ?? 0)),
  );
  const isNumber = heading.map((_, column) => rows.some((row) => typeof row[column] === "number"));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) =>
        isNumber[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(heading), widths.map((width) => "─".repeat(width)).join("  "), ...texts.map(line)].join("\n");
}
