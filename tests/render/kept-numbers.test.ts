import { describe, expect, test } from "vitest";
import helplines from "#app/content/helplines.json";
import { countryHelp, countryNames } from "#app/domain/helpline-views.ts";
import type { Helplines } from "#app/domain/helplines.ts";
import { renderKeptNumbers } from "#app/render/kept-numbers.ts";
import { someHelplines } from "#tests/support/some-helplines.ts";

const kept = (data: Helplines, code: string): string => {
  const country = countryHelp(data, code);
  if (!country) throw new Error(`There is no country ${code}.`);
  return renderKeptNumbers(country);
};

describe("numbers that are kept as a file", () => {
  test("are all of the country’s, each with what pressing it does", () => {
    const page = kept(someHelplines(), "IE");
    expect(page).toContain('<a href="tel:112" rel="noopener noreferrer">112</a> or <a href="tel:999"');
    expect(page).toMatch(/A line for the young.*HELLO to 50100.*A line for anyone.*tel:01632960001/s);
    expect(page).toContain("2025-01-02 to 2026-11-22");
  });

  test("escape what the file of helplines says", () => {
    const data = someHelplines();
    const [first] = data.countries;
    if (!first) throw new Error("There is no country.");
    const hostile = { ...data, countries: [{ ...first, name: '<script>"&' }] };
    expect(kept(hostile, "GR")).toContain("<h1>&lt;script&gt;&quot;&amp;</h1>");
  });

  test.each(countryNames(helplines as Helplines))(
    "of $name ask for nothing and do not say where they are from",
    ({ code }) => {
      const page = kept(helplines as Helplines, code);
      expect(page).not.toMatch(
        /<(?:script|link|img|iframe|form|base|meta http)|\ssrc=|@import|url\(|\son\w+=/i,
      );
      expect(page).not.toMatch(/afterword|therap(?:y|ist) forum/i);
      expect([...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toSatisfy((hrefs: string[]) =>
        hrefs.every((href) => /^(?:tel:\+?\d+|sms:\+?\d+|https?:\/\/.+)$/.test(href)),
      );
    },
  );
});
