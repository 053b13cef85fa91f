/**
 * An article as HTML with its headings' ids and the cuts between its sections. Called within bounds by markdown.ts,
 * and only from there.
 */
import type { Token, Tokens } from "marked";
import type { SectionCut } from "#app/domain/section.ts";
import { assignIds, idOfAnchor, takeAnchor } from "./headings.ts";
import { type EarlierHeading, keepAnchors } from "./keep-anchors.ts";
import { textParser } from "./parser.ts";
import { sanitizeArticle, textOf } from "./sanitize.ts";
import { cutSections } from "./sections.ts";

/** A heading of an article: `level` 2 to 4, `id` unique in the article, `text` without markup. */
export type Heading = { level: number; id: string; text: string };

/** `sections` are the cuts between its own headings: quoted ones cut nothing. See sections.ts. */
export type ArticleText = { html: string; headings: Heading[]; sections: SectionCut[] };

/** `moves`: sections of the earlier text that go by another id now, because a new anchor was written at them. */
export type RenderedArticle = ArticleText & { moves: { from: string; to: string }[] };

type FoundHeading = { token: Tokens.Heading; anchor: string | null; level: number; text: string };

/** An article's tokens, and its headings with their `{#anchor}` taken out of the words. */
export function readArticle(text: string) {
  const ids = new Map<Tokens.Heading, string>();
  const parser = textParser((heading) => ({ level: articleLevel(heading), id: ids.get(heading) }));
  const tokens = parser.lexer(text);
  const headings: FoundHeading[] = [];
  parser.walkTokens(tokens, (token) => {
    if (token.type !== "heading") return;
    const heading = token as Tokens.Heading;
    const anchor = takeAnchor(heading);
    const words = textOf(sanitizeArticle(parser.Parser.parseInline(heading.tokens, parser.defaults)));
    headings.push({ token: heading, anchor, level: articleLevel(heading), text: words });
  });
  return { parser, tokens, headings, ids };
}

export function formatArticle(text: string, earlier: ArticleText | null): RenderedArticle {
  const { parser, tokens, headings, ids } = readArticle(text);
  const stretches = splitAtHeadings(tokens);
  const show = (part: Token[]): string => sanitizeArticle(parser.parser(part));
  const asking = headings.map(({ anchor, text: words }) => ({ anchor, kept: null as string | null, words }));
  if (earlier !== null) {
    const texts = new Map(stretches.map(({ heading, rest }) => [heading, textOf(show(rest))]));
    const kept = keepAnchors(
      earlierHeadings(earlier),
      headings.map(({ token, anchor, level, text: words }) => ({
        ...{ anchor: anchor === null ? null : idOfAnchor(anchor), level, words },
        text: texts.get(token) ?? "",
      })),
    );
    for (const [at, heading] of asking.entries()) heading.kept = kept[at] ?? null;
  }
  const assigned = assignIds(asking, earlier?.headings.map(({ id }) => id) ?? []);
  const named = headings.map(({ token, level, text }, at) => {
    const id = assigned[at] ?? "";
    ids.set(token, id);
    return { level, id, text };
  });
  // Each stretch is cleaned by itself: whole blocks, so that nothing is open across a cut.
  const pieces = stretches.map(({ heading, rest }) => ({
    id: (heading && ids.get(heading)) ?? null,
    html: show(heading ? [heading, ...rest] : rest),
    bare: rest.every(({ type }) => type === "space"),
  }));
  return {
    html: pieces.map(({ html }) => html).join(""),
    headings: named,
    sections: pieces.map(({ id, html, bare }) => ({ id, length: html.length, bare })),
    moves: asking.flatMap(({ kept }, at) => {
      const id = assigned[at] ?? "";
      return kept === null || kept === id ? [] : [{ from: kept, to: id }];
    }),
  };
}

type Stretch = { heading: Tokens.Heading | null; rest: Token[] };

/** The article's blocks from one heading to the next. Headings inside of quotes and lists stay where they are. */
function splitAtHeadings(tokens: readonly Token[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const token of tokens) {
    const last = stretches.at(-1);
    if (token.type === "heading") stretches.push({ heading: token as Tokens.Heading, rest: [] });
    else if (last) last.rest.push(token);
    else stretches.push({ heading: null, rest: [token] });
  }
  return stretches;
}

/** The headings of an earlier text, each with the words that stand under it. */
function earlierHeadings({ html, headings, sections }: ArticleText): EarlierHeading[] {
  const texts = new Map(cutSections(html, sections).map((section) => [section.id, textOf(section.html)]));
  return headings.map(({ id, level, text: words }) => ({
    ...{ id, level, words },
    text: (texts.get(id) ?? "").slice(words.length).trim(),
  }));
}

/** h1 is the article's title, and the contents list goes three levels deep. */
const articleLevel = ({ depth }: Tokens.Heading): number => Math.min(Math.max(depth, 2), 4);
