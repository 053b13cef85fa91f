/**
 * What rendered HTML may hold, written out a second time and read with a parser of its own, so that a slip in
 * `app/render/sanitize.ts` shows here.
 */
import { Parser } from "htmlparser2";

const SHARED = {
  p: [],
  br: [],
  hr: [],
  blockquote: [],
  pre: [],
  code: [],
  em: [],
  strong: [],
  del: [],
  a: ["href", "rel"],
  ul: [],
  ol: ["start"],
  li: [],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: [],
  td: [],
};

const ALLOWED: Record<Kind, Record<string, string[]>> = {
  post: { ...SHARED, a: ["href", "rel", "class"], h3: [], h4: [], h5: [], span: ["class"] },
  article: { ...SHARED, h2: ["id"], h3: ["id"], h4: ["id"] },
};

export type Kind = "post" | "article";

/** Everything in the HTML that should not be there, as short sentences; empty when it is as it should be. */
export function strangersIn(html: string, kind: Kind): string[] {
  const strangers: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  const parser = new Parser({
    onopentag(name, attributes) {
      const allowed = ALLOWED[kind][name];
      if (!allowed) strangers.push(`tag ${name}`);
      if (name === "a" && open.includes("a")) strangers.push("link inside a link");
      if (name === "a" && attributes.href === undefined) strangers.push("link to nowhere");
      open.push(name);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (!allowed?.includes(attribute)) strangers.push(`attribute ${attribute} on ${name}`);
        else if (!isExpected(attribute, value, attributes, kind)) strangers.push(`${attribute}="${value}"`);
        if (attribute === "id" && ids.has(value)) strangers.push(`id ${value} twice`);
        if (attribute === "id") ids.add(value);
      }
    },
    onclosetag(name, implied) {
      open.pop();
      if (implied && name !== "br" && name !== "hr") strangers.push(`${name} is not closed`);
    },
    oncomment: () => strangers.push("comment"),
    onprocessinginstruction: (name) => strangers.push(`instruction ${name}`),
    oncdatastart: () => strangers.push("CDATA"),
  });
  parser.end(html);
  if (/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/u.test(html)) strangers.push("control character");
  if (!html.isWellFormed()) strangers.push("lone surrogate");
  return strangers;
}

function isExpected(
  attribute: string,
  value: string,
  attributes: Record<string, string>,
  kind: Kind,
): boolean {
  if (attribute === "start") return /^\d+$/.test(value);
  if (attribute === "id") return /^[a-z0-9-]+$/.test(value) && !/^(main$|comments$|post-)/.test(value);
  if (attribute === "class") return value === "mention";
  if (attribute === "rel") return value === "nofollow ugc noopener";
  // As a browser on this site would read the address.
  const url = URL.parse(value, "https://afterword.example/page");
  if (url === null) return false;
  if (kind === "article" && (value.startsWith("/") || value.startsWith("#"))) {
    return url.origin === "https://afterword.example" && attributes.rel === undefined;
  }
  if (attributes.class === "mention")
    return /^\/people\/[^/?#]+$/.test(value) && attributes.rel === undefined;
  const absolute = URL.parse(value);
  return (
    absolute !== null &&
    ["http:", "https:", "mailto:"].includes(absolute.protocol) &&
    attributes.rel !== undefined
  );
}
