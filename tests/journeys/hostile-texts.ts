import { readFileSync } from "node:fs";
import fc from "fast-check";

export type Vector = { kind: string; text: string };

/** Hand-written tries at running a script, by kind (after the OWASP XSS Filter Evasion Cheat Sheet). `{U+000A}` stands for that character. */
export const VECTORS: readonly Vector[] = readVectors();
export const KINDS = [...new Set(VECTORS.map(({ kind }) => kind))];

function readVectors(): Vector[] {
  const lines = readFileSync(new URL("../data/xss/vectors.txt", import.meta.url), "utf8").split("\n");
  const vectors: Vector[] = [];
  let kind = "";
  for (const line of lines.filter(Boolean)) {
    if (line.startsWith("== ")) kind = line.slice(3);
    else vectors.push({ kind, text: line.replace(/\{U\+(\w{4})\}/g, (_, code) => charOf(code)) });
  }
  return vectors;
}

function charOf(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}

const pick = (...words: string[]) => fc.constantFrom(...words);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((words) => words.join(""));

const blank = pick("", "", " ", "\t", "\n", "\u0001", "\u00a0", "&Tab;", "&NewLine;", "&#x0a;");
const scheme = pick(
  ...[
    "javascript:",
    "JaVaScript:",
    "java\tscript:",
    "javascript&colon;",
    "&#106;avascript&#58;",
    "vbscript:",
  ],
  ...[
    "data:text/html,",
    "data:text/html;base64,",
    "https://ok.example/",
    "//evil.example/",
    "/\\evil.example/",
  ],
  ...["https://ok.example/#javascript:", "mailto:", "", "#", "blob:", "feed:javascript:"],
);
const code = pick(
  "alert(1)",
  "__canary()",
  "<script>alert(1)</script>",
  '"onclick="alert(1)',
  "'//",
  "%0aalert(1)",
);
const url = joined(blank, scheme, blank, code);

const quote = pick('"', "'", "", "`", "&quot;");
const handler = fc
  .tuple(
    pick("onclick", "onerror", "onload", "ontoggle", "onfocus", "ONMOUSEOVER", "onanimationstart"),
    quote,
  )
  .map(([name, mark]) => `${name}=${mark}alert(1)${mark}`);
const attribute = fc.oneof(
  handler,
  fc
    .tuple(pick("href", "src", "srcset", "action", "formaction", "data", "xlink:href", "style"), quote, url)
    .map(([name, mark, to]) => `${name}=${mark}${to}${mark}`),
  pick(
    "autofocus",
    "open",
    "id=main",
    "name=body",
    "srcdoc='<script>parent.alert(1)</script>'",
    "class=mention",
  ),
);
const gap = pick(" ", "/", "\n", "\t", "\f", '"', "\u2028");
const tag = pick(
  ...[
    "a",
    "img",
    "svg",
    "math",
    "script",
    "style",
    "iframe",
    "details",
    "form",
    "button",
    "input",
    "table",
    "td",
  ],
  ...[
    "template",
    "noscript",
    "textarea",
    "title",
    "xmp",
    "select",
    "mglyph",
    "mtext",
    "b",
    "p",
    "span",
    "h3",
    "x",
  ],
);

/** Markdown, HTML and addresses in one another, each part as a writer of either could have put it. */
export const hostileText = fc.letrec<{ text: string; markdown: string; html: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    pick("a", " ", "\n\n", "<!--", "-->", "<![CDATA[", "]]>", "\\", "`", "</p>", "&lt;", "\u0000", "\u202e"),
    code,
    tie("markdown"),
    tie("html"),
    joined(tie("text"), tie("text")),
  ),
  markdown: fc.oneof(
    joined(
      pick("[", "!["),
      tie("text"),
      pick("](", "](<", "][x]\n\n[x]: "),
      url,
      pick(")", ">)", ' "t")', ""),
    ),
    joined(pick("<", "www.", ""), url, pick(">", "")),
    joined(
      pick("*", "**", "~~", "`", "> ", "- ", "1. ", "# ", "|a|\n|-|\n|", "```\n", "    ", "@"),
      tie("text"),
    ),
    joined(pick("## "), tie("text"), pick(" {#"), tie("text"), pick("}\n\n")),
  ),
  html: joined(
    pick("<", "<", "</", "&lt;", "<\u0000"),
    tag,
    gap,
    fc.array(attribute, { maxLength: 3 }).map((list) => list.join(" ")),
    pick(">", ">", "/>", ""),
    tie("text"),
    fc.oneof(joined(pick("</"), tag, pick(">")), pick("")),
  ),
})).text;
