/** CSV as RFC 4180 has it, read a character at a time: rows of cells. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "," || (char === "\r" && text[at + 1] === "\n")) {
      row.push(cell);
      cell = "";
      if (char === ",") continue;
      rows.push(row);
      row = [];
      at++;
    } else cell += char;
  }
  return rows;
}
