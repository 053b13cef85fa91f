/**
 * The Markdown parser as Afterword uses it. What comes out is not safe to show: `sanitize.ts` comes next.
 */
import { Marked, type MarkedExtension, Renderer, type Token, type Tokens } from "marked";
import { escapeHtml } from "./clean-text.ts";
import { SHOW_MENTIONS } from "./mentions.ts";

/**
 * Longest word in which bare web and mail addresses are looked for. The parser looks ahead for an "@" or a
 * closing mark from many places in a word, so its work grows with the square of the word's length.
 */
const LONG_WORD = /^\S{1000}/;
/** The part of a long word up to the next character that can mean something to the parser. */
const PLAIN_PART = /^(?:[^\s\\<![`*_~]|!(?!\[))+/;

const LONG_WORDS: MarkedExtension = {
  tokenizer: {
    inlineText(src) {
      const part = LONG_WORD.test(src) ? PLAIN_PART.exec(src)?.[0] : undefined;
      return part ? { type: "text", raw: part, text: part, escaped: false } : false;
    },
    url: (src) => (LONG_WORD.test(src) ? undefined : false),
  },
};

/** Raw HTML is ordinary text: it is shown as it was typed, and Markdown inside it still works. */
const NO_RAW_HTML: MarkedExtension = { tokenizer: { html: () => undefined, tag: () => undefined } };

/** Gives the level and the id with which a heading is shown. */
export type ShowHeading = (heading: Tokens.Heading) => { level: number; id?: string | undefined };

const plain = new Marked({ gfm: true }, LONG_WORDS);

/**
 * Markdown to HTML with nothing of ours on top: no line breaks for single line ends, raw HTML let through,
 * images kept. Only for comparing the parser with the CommonMark specification; never show its output.
 */
export function parseMarkdown(source: string): string {
  return plain.parse(source, { async: false });
}

/** A parser for people's own text: a single line end becomes `<br>`, because that is what they see as they type. */
export function textParser(showHeading: ShowHeading): Marked {
  return new Marked({ gfm: true, breaks: true }, LONG_WORDS, NO_RAW_HTML, SHOW_MENTIONS, {
    renderer: {
      heading(token) {
        const { level, id } = showHeading(token);
        const attribute = id === undefined ? "" : ` id="${escapeHtml(id)}"`;
        return `<h${level}${attribute}>${this.parser.parseInline(token.tokens)}</h${level}>\n`;
      },
      // A picture would tell its server who reads this page and when, so it becomes a link.
      image(token) {
        return anchor(this, token);
      },
      link(token) {
        return token.autolink ? false : anchor(this, token);
      },
      checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    },
  });
}

/** A link with words to press: its own, a picture's description, or else its address. */
function anchor(renderer: Renderer, { raw, href, tokens }: Tokens.Link | Tokens.Image): string {
  const words = withoutLinks(tokens);
  const empty = renderer.parser.parseInline(words).trim() === "";
  const shown = empty ? [{ type: "text", raw: href, text: href, escaped: false }] : words;
  return Renderer.prototype.link.call(renderer, {
    type: "link",
    raw,
    href,
    title: null,
    text: "",
    tokens: shown,
  });
}

/** Links and pictures inside a link are only their words: a link cannot hold another. */
function withoutLinks(tokens: Token[]): Token[] {
  return tokens.flatMap((token) => {
    const inner = "tokens" in token && token.tokens ? withoutLinks(token.tokens) : undefined;
    if (token.type === "link" || token.type === "image") return inner ?? [];
    return [inner ? { ...token, tokens: inner } : token];
  });
}
