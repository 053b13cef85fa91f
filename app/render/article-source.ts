/**
 * The file that an operator writes for an article: front matter in YAML between two `---` lines, then Markdown.
 * Every problem is one calm sentence with the line it is on, because the one who reads it wrote the file by hand.
 */
import { err, ok, type Result } from "#app/domain/result.ts";
import type { ArticleText, RenderedArticle } from "./article-html.ts";
import { type ArticleProblem, type FrontMatter, parseFrontMatter } from "./front-matter.ts";
import { renderArticle, writtenAnchors } from "./markdown.ts";
import { textOf } from "./sanitize.ts";

export type { ArticleProblem } from "./front-matter.ts";

/** UTF-8 bytes of the whole file; about 30,000 words. */
export const ARTICLE_MAX_BYTES = 200 * 1000;

/** A little under the 238 words a minute that Brysbaert (2019) found for silent reading of non-fiction. */
const WORDS_A_MINUTE = 220;

/** `minutes`: reading time, at least 1. `ways`: the ways to cope that posts can be marked with. */
export type ArticleSource = FrontMatter & RenderedArticle & { markdown: string; minutes: number };

/**
 * Reads and renders an article's file, or names the first problem in it. Never throws. With what it was rendered to
 * `earlier`, sections that it had keep their anchors.
 */
export function parseArticle(
  source: string,
  earlier: ArticleText | null = null,
): Result<ArticleSource, ArticleProblem> {
  const refused = unreadable(source);
  if (refused) return err(refused);

  const lines = source.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  if (!isFence(lines[0]))
    return problem(1, "The file does not start with front matter: its first line should be “---”.");
  const end = lines.findIndex((line, at) => at > 0 && isFence(line));
  if (end === -1) return problem(1, "The front matter is not closed: put a line “---” after its last field.");

  const fields = parseFrontMatter(lines.slice(1, end).join("\n"), 2);
  if (!fields.ok) return fields;

  const markdown = lines
    .slice(end + 1)
    .join("\n")
    .trim();
  if (markdown === "") return problem(null, "There is no text after the front matter.");
  const anchors = writtenAnchors(markdown);
  if (anchors === null)
    return problem(null, "The text has more formatting, or deeper lists and quotes, than can be shown.");
  const twice = anchors.find((anchor, at) => anchors.indexOf(anchor) !== at);
  if (twice !== undefined) {
    return problem(
      secondLineWith(`{#${twice}}`, lines, end),
      `Two headings have the anchor “${twice}”. Each needs its own.`,
    );
  }

  const rendered = renderArticle(markdown, earlier);
  return ok({ ...fields.value, ...rendered, markdown, minutes: minutesToRead(rendered.html) });
}

/** What is wrong with the file before anything in it is read. */
function unreadable(source: string): ArticleProblem | null {
  if (source.trim() === "") return { line: null, message: "The file is empty." };
  // A string has at least one byte for each UTF-16 unit, so a huge one need not be encoded to be measured.
  if (source.length > ARTICLE_MAX_BYTES || Buffer.byteLength(source) > ARTICLE_MAX_BYTES) {
    return { line: null, message: `The file is larger than ${ARTICLE_MAX_BYTES / 1000} kB.` };
  }
  const nul = source.indexOf("\0");
  if (nul === -1) return null;
  const line = source.slice(0, nul).split(/\r\n|\r|\n/).length;
  return { line, message: "The file has a NUL character in it, so it may not be a text file." };
}

const isFence = (line: string | undefined): boolean => line?.trimEnd() === "---";

/** The line, from 1, on which `text` stands for the second time after line index `after`. */
function secondLineWith(text: string, lines: readonly string[], after: number): number | null {
  const first = lines.findIndex((line, at) => at > after && line.includes(text));
  const second = lines.findIndex((line, at) => at > first && line.includes(text));
  return first === -1 || second === -1 ? null : second + 1;
}

const minutesToRead = (html: string): number =>
  Math.max(1, Math.round(textOf(html).split(" ").length / WORDS_A_MINUTE));

const problem = (line: number | null, message: string) => err({ line, message });
