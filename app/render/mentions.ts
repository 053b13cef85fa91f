/**
 * Mentions in a parsed text: `@name` in its words becomes a token of its own. Code, links, addresses and escaped signs
 * (`\@name`) are left alone, because they are not words to the parser either.
 */
import type { MarkedExtension, Token, Tokens } from "marked";
import type { Mention, TextPiece } from "#app/domain/mention.ts";
import { escapeHtml } from "./clean-text.ts";

/** A member's page. The same address as components/author.tsx makes. */
const personPath = (handle: string): string => `/people/${encodeURIComponent(handle)}`;

type MentionToken = Tokens.Generic & { type: "mention"; raw: string; mention: Mention };

/** Draws the tokens that `replaceWords` puts in. A member's name leads to their page; an alias leads nowhere. */
export const SHOW_MENTIONS: MarkedExtension = {
  extensions: [
    {
      name: "mention",
      renderer(token) {
        const { raw, mention } = token as MentionToken;
        if (mention.kind === "alias") return `<span class="mention">${escapeHtml(raw)}</span>`;
        return `<a class="mention" href="${escapeHtml(personPath(mention.handle))}">${escapeHtml(raw)}</a>`;
      },
    },
  ],
};

/** What the parser makes of words that are not shown as words of the text. */
const LEFT_ALONE = new Set(["link", "image", "codespan", "code", "escape", "html"]);

/** The words of the text, part by part, in the order of reading. */
export function partsOf(tokens: readonly Token[]): string[] {
  const words: string[] = [];
  replaceWords(tokens, (text) => {
    words.push(text);
    return [{ text, mention: null }];
  });
  return words;
}

/** The same tokens, with the pieces that `read` makes of their words in place of them. */
export function replaceWords(tokens: readonly Token[], read: (text: string) => TextPiece[]): Token[] {
  return tokens.flatMap((token): Token[] => {
    if (LEFT_ALONE.has(token.type)) return [token];
    if (token.type === "list") {
      const items = (token as Tokens.List).items.map((item) => ({
        ...item,
        tokens: replaceWords(item.tokens, read),
      }));
      return [{ ...token, items }];
    }
    if (token.type === "table") {
      const cell = (one: Tokens.TableCell) => ({ ...one, tokens: replaceWords(one.tokens, read) });
      const { header, rows } = token as Tokens.Table;
      return [{ ...token, header: header.map(cell), rows: rows.map((row) => row.map(cell)) }];
    }
    if ("tokens" in token && token.tokens) return [{ ...token, tokens: replaceWords(token.tokens, read) }];
    return token.type === "text" ? withMentions(token as Tokens.Text, read(token.text)) : [token];
  });
}

const withMentions = (token: Tokens.Text, pieces: readonly TextPiece[]): Token[] =>
  pieces.some(({ mention }) => mention !== null) ? pieces.map((piece) => pieceToken(token, piece)) : [token];

const pieceToken = (token: Tokens.Text, { text, mention }: TextPiece): Token =>
  mention === null
    ? { ...token, raw: text, text }
    : ({ type: "mention", raw: text, mention } satisfies MentionToken);
