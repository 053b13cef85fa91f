import type { Helpline, Helplines } from "#app/domain/helplines.ts";

const aLine = (line: Partial<Helpline> & { name: string }): Helpline => ({
  ...{ phone: null, text: null, chat: null, website: null, hours: null, languages: null },
  ...{ for: "anyone", confirmed: true, sources: ["https://source.example/line"] },
  ...line,
});

/** A small file of helplines: one country with two lines, one with five, one with none; some checked on days of their own. */
export const someHelplines = (): Helplines => ({
  checked: "2026-11-22",
  note: "Nobody dialled these.",
  directories: [{ name: "A directory", url: "https://directory.example" }],
  countries: [
    {
      ...{ code: "GR", name: "Greece", emergency: ["112"], emergencySource: "https://source.example/gr" },
      emergencyChecked: "2024-02-29",
      lines: [
        aLine({ name: "For students", for: "students", phone: "1" }),
        ...["One", "Two", "Three"].map((name) => aLine({ name, phone: "10300" })),
        aLine({ name: "For grown-ups", for: "adults (over 18)", phone: "10301" }),
      ],
    },
    {
      ...{ code: "IE", name: "Ireland", emergency: ["112", "999"] },
      emergencySource: "https://source.example/ie",
      lines: [
        aLine({
          ...{ name: "A line for the young", for: "people under 25", text: "HELLO to 50100" },
          ...{ languages: ["en", "ga"], checked: "2025-01-02" },
        }),
        aLine({ name: "A line for anyone", phone: "01632 960001", website: "https://line.example/" }),
      ],
    },
    {
      ...{ code: "TR", name: "Türkiye", emergency: ["112"], emergencySource: "https://source.example/tr" },
      lines: [],
    },
  ],
});
