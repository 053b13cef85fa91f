import type { ExportSection } from "#app/domain/export.ts";
import { EXPORT_SECTIONS } from "#app/domain/export.ts";
import type { ExportedAbout, ExportedRow } from "#app/domain/exported.ts";
import { aboutEntries, ENTRIES, type Entry, SECTION_TITLES, time } from "./export-entries.ts";
import { escapeXml } from "./xml.ts";

/** A file that is written from slices, so that it never stands in memory as a whole. */
export type ExportFile = {
  name: string;
  begin: (about: ExportedAbout) => string;
  open: (section: ExportSection) => string;
  rows: <Section extends ExportSection>(
    section: Section,
    rows: readonly ExportedRow[Section][],
    isFirst: boolean,
  ) => string;
  close: (section: ExportSection, isEmpty: boolean) => string;
  end: () => string;
};

/** For programs: one object, with a list for each section. */
const JSON_FILE: ExportFile = {
  name: "afterword.json",
  begin: (about) => `{\n"about": ${JSON.stringify(about, null, 2)}`,
  open: (section) => `,\n"${section}": [`,
  rows: (_section, rows, isFirst) =>
    rows.map((row, at) => `${isFirst && at === 0 ? "\n" : ",\n"}${JSON.stringify(row, null, 2)}`).join(""),
  close: (_section, isEmpty) => (isEmpty ? "]" : "\n]"),
  end: () => "\n}\n",
};

/** For people: one page that needs nothing beside it. No scripts; whatever somebody wrote stands in it as text. */
const HTML_FILE: ExportFile = {
  name: "index.html",
  begin: (about) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Your copy of Afterword</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Your copy</h1>
<p>Everything that the forum kept about you at ${time(about.madeAt)}: what you wrote, what you chose, and what you were told. The words of others are not in it. Addresses begin after the forum’s own. The same is in afterword.json, for programs.</p>
<p>It shows which posts without your name are yours. Please keep it where nobody else looks.</p>
<nav aria-label="Contents"><ul>
<li><a href="#about">You</a></li>
${EXPORT_SECTIONS.map((section) => `<li><a href="#${section}">${SECTION_TITLES[section]}</a></li>`).join("\n")}
</ul></nav>
<section id="about">
<h2>You</h2>
${aboutEntries(about).map(htmlEntry).join("")}</section>
`,
  open: (section) => `<section id="${section}">\n<h2>${SECTION_TITLES[section]}</h2>\n`,
  rows: (section, rows) => rows.map((row) => htmlEntry(ENTRIES[section](row))).join(""),
  close: (_section, isEmpty) => `${isEmpty ? "<p>Nothing.</p>\n" : ""}</section>\n`,
  end: () => "</main>\n</body>\n</html>\n",
};

export const EXPORT_FILES: readonly ExportFile[] = [JSON_FILE, HTML_FILE];

function htmlEntry({ heading, facts, texts }: Entry): string {
  const list = facts.map(([label, value]) => `<dt>${escapeXml(label)}</dt><dd>${escapeXml(value)}</dd>`);
  const written = texts.map(
    ([label, value]) =>
      `${label === "" ? "" : `<h4>${escapeXml(label)}</h4>\n`}<div class="text">${escapeXml(value)}</div>\n`,
  );
  return `<article>
<h3>${escapeXml(heading)}</h3>
${list.length > 0 ? `<dl>${list.join("")}</dl>\n` : ""}${written.join("")}</article>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 Georgia, serif; }
body { margin: 0; padding: 1.5rem 1rem 4rem; background: light-dark(#faf7f2, #1d1f21); color: light-dark(#2b2a28, #e4e0d8); }
main { max-width: 42rem; margin: 0 auto; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.3; font-weight: normal; }
h2 { margin-top: 3rem; }
h3 { margin: 0 0 .5rem; }
h4 { margin: 1rem 0 .25rem; font-size: 1rem; font-style: italic; }
a { color: inherit; }
article { padding: 1.25rem 0; border-top: 1px solid light-dark(#ddd5c8, #44474a); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0 0 .75rem; font: .875rem/1.6 system-ui, sans-serif; }
dt { max-width: 9rem; color: light-dark(#65605a, #aca79f); }
dd { margin: 0; }
.text { white-space: pre-wrap; }
`;
