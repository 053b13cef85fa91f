/**
 * A rule's expected outcome as it is best read: a table in text, words between spaces, the first line naming the
 * columns. `at(row, column)` is the word that stands there; a name that is not in the table throws.
 */
export function grid(text: string): { at: (row: string, column: string) => string } {
  const [columns = [], ...lines] = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const cells = new Map(
    lines.flatMap(([row = "", ...words]) =>
      words.map((word, index) => [`${row} ${columns[index]}`, word] as const),
    ),
  );
  return {
    at(row, column) {
      const word = cells.get(`${row} ${column}`);
      if (word === undefined) throw new Error(`The table has nothing at ${row} × ${column}.`);
      return word;
    },
  };
}
