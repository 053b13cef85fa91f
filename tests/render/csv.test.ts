import fc from "fast-check";
import { expect, test } from "vitest";
import { renderCsv } from "#app/render/csv.ts";
import { parseCsv } from "#tests/support/parse-csv.ts";

test.each(["=1+1", "+44 20", "-x", "@sum", "\t=1", " =1", "\r-1"])("a cell %j is no formula", (text) => {
  const [, row] = parseCsv(renderCsv(["a"], [{ a: text }]));
  expect(row).toEqual([`'${text}`]);
});

test("what is put in comes out again, whatever it is, but for the quote mark before a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: fc.string({ unit: "binary" }), b: fc.string() })), (rows) => {
      const back = parseCsv(renderCsv(["a", "b"], rows));
      const safe = (text: string) => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
      expect(back).toEqual([["a", "b"], ...rows.map(({ a, b }) => [safe(a), safe(b)])]);
    }),
  );
});

test("nothing is an empty cell", () => {
  expect(renderCsv(["a", "b"], [{ a: null }, { b: 0 }])).toBe("a,b\r\n,\r\n,0\r\n");
});
