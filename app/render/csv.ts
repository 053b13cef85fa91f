/** Cells that a spreadsheet would take for a formula, also after blanks. */
const FORMULA = /^\s*[=+\-@\t\r]/;

/**
 * Rows as CSV (RFC 4180), the names of the columns first. A cell that a spreadsheet would run begins with a quote mark
 * instead: it is then only words.
 */
export function renderCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Partial<Record<Column, string | number | boolean | null>>[],
): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? "")))];
  return lines.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
}

function cellText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
