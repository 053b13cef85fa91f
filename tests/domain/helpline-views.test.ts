import { describe, expect, test } from "vitest";
import { countryHelp, countryNames } from "#app/domain/helpline-views.ts";
import { someHelplines } from "#tests/support/some-helplines.ts";

describe("a country as readers see it", () => {
  test("has its numbers with what pressing them does, and languages by name", () => {
    expect(countryHelp(someHelplines(), "ie")).toMatchObject({
      code: "IE",
      name: "Ireland",
      emergency: [
        { text: "112", href: "tel:112" },
        { text: "999", href: "tel:999" },
      ],
      lines: [
        {
          name: "A line for the young",
          phone: null,
          text: { text: "HELLO to 50100", href: null },
          languages: "English, Irish",
        },
        {
          name: "A line for anyone",
          phone: { text: "01632 960001", href: "tel:01632960001" },
          website: { text: "line.example", href: "https://line.example/" },
          languages: null,
        },
      ],
    });
  });

  test("never has a source, whatever it is asked for", () => {
    const data = someHelplines();
    const said = JSON.stringify(["IE", "TR", "GR"].map((code) => countryHelp(data, code)));
    expect(said).not.toMatch(/source|confirmed/);
  });

  test.each([
    ["IE", { first: "2025-01-02", last: "2026-11-22" }],
    ["TR", { first: "2026-11-22", last: "2026-11-22" }],
    ["GR", { first: "2024-02-29", last: "2026-11-22" }],
  ])("%s says from when to when its entries were checked, the emergency number included", (code, checked) => {
    expect(countryHelp(someHelplines(), code)?.checked).toEqual(checked);
  });

  test.each([null, "", "XX", "I", "IE'", "__proto__"])("is none for “%s”", (code) => {
    expect(countryHelp(someHelplines(), code)).toBeNull();
  });

  test("is one of the names to choose from", () => {
    expect(countryNames(someHelplines())).toEqual([
      { code: "GR", name: "Greece" },
      { code: "IE", name: "Ireland" },
      { code: "TR", name: "Türkiye" },
    ]);
  });
});
