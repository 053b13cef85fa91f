import type { Field, Finding } from "./finding.ts";

/** An address of the web in a text. `host` is in small letters, without "www.". */
export type Link = Pick<Finding, "start" | "end"> & { field: Field; host: string; path: string };

const BETWEEN = " \t\n\r\f\v\u00a0\u2028\u2029<>()[]{}\"“”«»'‘’`|,;";
const TRAILING = ".!?:*_~…";
const LEADING = "*_~.:";
/** Endings under which a bare name is taken for an address: "example.com", and not "end.Then". */
const ENDINGS = new Set(
  "com org net edu gov io co uk de fr es it nl ie au nz ca us eu ch at be se no dk fi pl pt in info biz me app dev shop store online site xyz top club blog health care life live tv gg ly to link page click space world ai example invalid test ru cn br jp za mx tk ml ga cf icu vip buzz bio coach clinic therapy".split(
    " ",
  ),
);
/** A longer run without a blank is looked at only at its beginning. */
const ADDRESS_MAX = 2_000;

/** The addresses in a text, in order: whole ones, "www.", and bare names. */
export function linksIn(field: Field, text: string): Link[] {
  const links: Link[] = [];
  for (let dot = text.indexOf("."); dot !== -1; ) {
    let start = dot;
    while (start > 0 && dot - start < ADDRESS_MAX && !isBetween(text, start - 1)) start -= 1;
    let end = dot;
    while (end < text.length && end - dot < ADDRESS_MAX && !isBetween(text, end)) end += 1;
    if (end === dot + 1 && text.indexOf(".", start) === dot) {
      dot = text.indexOf(".", end); // A full stop after a word: most dots are one.
      continue;
    }
    const after = end;
    while (start < end && LEADING.includes(text[start] ?? "")) start += 1;
    while (end > start && TRAILING.includes(text[end - 1] ?? "")) end -= 1;
    const link = linkOf(text.slice(start, end));
    if (link) links.push({ field, start, end, ...link });
    dot = text.indexOf(".", Math.max(after, dot + 1));
  }
  return links;
}

const BETWEEN_UNITS = new Set(Array.from(BETWEEN, (sign) => sign.charCodeAt(0)));
const isBetween = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return !(unit >= 0x61 && unit <= 0x7a) && BETWEEN_UNITS.has(unit);
};

function linkOf(word: string): { host: string; path: string } | null {
  const scheme = word.indexOf("://");
  const rest = scheme === -1 ? word : word.slice(scheme + 3);
  const ends = rest.search(/[/?#:]/);
  const authority = (ends === -1 ? rest : rest.slice(0, ends)).toLowerCase();
  const host = authority.slice(authority.lastIndexOf("@") + 1).replace(/^www\./, "");
  if (scheme === -1 && authority.includes("@")) return null;
  const labels = host.split(".");
  const last = labels.at(-1) ?? "";
  const isNamed = labels.length > 1 && labels.every((label) => /^[\p{L}\p{N}-]+$/u.test(label));
  if (!isNamed || (scheme === -1 && !authority.startsWith("www.") && !ENDINGS.has(last))) return null;
  if (scheme === -1 && (labels.at(-2) ?? "").length < 2) return null;
  return { host, path: ends === -1 ? "" : rest.slice(ends) };
}
