/**
 * Markdown to HTML that is safe to show, in three steps: clean the characters, parse within bounds, sanitise.
 * None of these functions throws, whatever the text. Their HTML is stored beside the source when it is saved.
 */
import {
  type KnownNames,
  type Mention,
  mentionReader,
  NO_NAMES,
  namesToLookUp,
  type PossibleNames,
} from "#app/domain/mention.ts";
import { type ArticleText, formatArticle, type RenderedArticle, readArticle } from "./article-html.ts";
import { ARTICLE_BOUNDS, type Bounds, isWithin, POST_BOUNDS } from "./bounds.ts";
import { plainParagraphs, readyToParse } from "./clean-text.ts";
import { partsOf, replaceWords } from "./mentions.ts";
import { textParser } from "./parser.ts";
import { sanitizePost, textOf } from "./sanitize.ts";

/** UTF-16 units past a cut in which the end of the character around it is looked for. */
const LONGEST_CHARACTER = 100;

/** Level 1 becomes h3, 2 becomes h4, deeper ones h5: h1 and h2 belong to the page and the thread. */
const posts = textParser((heading) => ({ level: Math.min(heading.depth + 2, 5) }));

/**
 * A member's text as HTML. Single line ends become `<br>`; raw HTML is shown as typed; pictures become links;
 * links that are not http, https or mailto keep only their words. Text over `POST_BOUNDS` is plain paragraphs.
 */
export const renderMarkdown = (source: string): string => renderPost(source, NO_NAMES).html;

/** A member's text as HTML, with those of the known names that it mentions, each once, in their order. */
export function renderPost(source: string, known: KnownNames): { html: string; mentioned: Mention[] } {
  const text = readyToParse(source);
  const reader = mentionReader(known);
  const parse = () => sanitizePost(posts.parser(replaceWords(posts.lexer(text), reader.read)));
  const html = within(POST_BOUNDS, text, parse);
  return html === null
    ? { html: plainParagraphs(text), mentioned: [] }
    : { html, mentioned: reader.mentioned() };
}

/** The names that a member's text may mention, to be looked up before it is rendered. */
export function namesInPost(source: string): PossibleNames {
  const text = readyToParse(source);
  if (!/[@＠]/.test(text)) return { handleKeys: [], aliases: [] };
  return (
    within(POST_BOUNDS, text, () => namesToLookUp(partsOf(posts.lexer(text)))) ?? {
      handleKeys: [],
      aliases: [],
    }
  );
}

/**
 * An article as HTML, with its headings in order. As a post, and also: headings are h2 to h4 with ids, which
 * `## Heading {#anchor}` fixes, and links may begin with one `/` or with `#`. Text over `ARTICLE_BOUNDS` is
 * plain paragraphs without headings. With an `earlier` text, sections that it had keep their ids.
 */
export function renderArticle(source: string, earlier: ArticleText | null = null): RenderedArticle {
  const text = readyToParse(source);
  return (
    within(ARTICLE_BOUNDS, text, () => formatArticle(text, earlier)) ?? {
      html: plainParagraphs(text),
      headings: [],
      sections: [],
      moves: [],
    }
  );
}

/**
 * The `{#anchors}` that an article's headings name, in order and with repetitions. Null for text over
 * `ARTICLE_BOUNDS`, which `renderArticle` shows without any formatting.
 */
export function writtenAnchors(source: string): string[] | null {
  const text = readyToParse(source);
  return within(ARTICLE_BOUNDS, text, () => readArticle(text).headings.flatMap(({ anchor }) => anchor ?? []));
}

/** The words of a rendered post as its readers see them, with folded spaces. */
export const textOfHtml = textOf;

/**
 * The first words of a rendered post, for lists: no markup, white space folded, at most `maxChars` UTF-16 units with the
 * "…" that marks a cut. Cuts between words; a single very long word is cut between whole characters.
 */
export function excerptOf(html: string, maxChars: number): string {
  const text = textOf(html);
  if (text.length <= maxChars) return text;
  if (maxChars < 1) return "";
  const head = text.slice(0, wholeCharacters(text, maxChars - 1));
  const lastSpace = text[head.length] === " " ? head.length : head.lastIndexOf(" ");
  return `${(lastSpace > 0 ? head.slice(0, lastSpace) : head).trimEnd()}…`;
}

/**
 * The largest length up to `max` that ends after a whole character as people see one: an accent stays with its
 * letter, a family emoji stays together. A first character with no room at all is split, but never a surrogate pair.
 */
function wholeCharacters(text: string, max: number): number {
  const near = text.slice(0, max + LONGEST_CHARACTER);
  const start = new Intl.Segmenter("en").segment(near).containing(max)?.index ?? max;
  if (start > 0) return start;
  return text.slice(0, max).isWellFormed() ? max : max - 1;
}

/**
 * What `parse` gives, or null when the text is over the bounds or the parser gives up on it. The bounds make
 * that all but impossible; if it happens, a post that loses its formatting is better than one that is lost.
 */
function within<T>(bounds: Bounds, text: string, parse: () => T): T | null {
  if (!isWithin(bounds, text)) return null;
  try {
    return parse();
  } catch {
    return null;
  }
}
