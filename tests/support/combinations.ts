/**
 * Every combination of the given values, as objects: `combinations({ a: [1, 2], b: ["x"] })` is
 * `[{ a: 1, b: "x" }, { a: 2, b: "x" }]`. The last name changes fastest. One empty list leaves no combinations.
 */
export function combinations<const Choices extends Record<string, readonly unknown[]>>(
  choices: Choices,
): { [Name in keyof Choices]: Choices[Name][number] }[] {
  const rows = Object.entries(choices).reduce<Record<string, unknown>[]>(
    (partial, [name, values]) => partial.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
  return rows as { [Name in keyof Choices]: Choices[Name][number] }[];
}
