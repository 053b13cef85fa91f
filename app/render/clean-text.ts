/**
 * Characters that a reader cannot see and that can do harm, taken out before parsing and again after it
 * (a character reference such as `&#x202E;` becomes the character itself only while parsing).
 */

/** C0 and C1 controls except tab and line feed. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/**
 * Embeddings, overrides and isolates of text direction. They are removed, not balanced: without its closing
 * character one of these can reverse the words after a post, such as a name or a date, and balancing would
 * have to follow every paragraph and cell. Hebrew and Arabic read correctly without them, because browsers
 * find the direction of ordinary letters by themselves; the harmless marks U+200E, U+200F and U+061C stay.
 */
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * The same text with line ends as `\n`, direction overrides removed, and every control character or half of
 * a surrogate pair replaced by U+FFFD. Cleaning twice changes nothing.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .toWellFormed()
    .replace(CONTROLS, "\uFFFD")
    .replace(DIRECTION_OVERRIDES, "");
}

/** Longer runs of spaces say no more than this many; the parser's time grows with the square of their length. */
const MAX_SPACES = 100;

/**
 * Text ready for the parser: clean, without very long runs of spaces, and with lines that only look empty (a
 * no-break or ideographic space, as some keyboards leave) made empty, so that they part paragraphs.
 */
export function readyToParse(source: string): string {
  return cleanText(source)
    .replace(/[^\S\n]+/g, (spaces) => spaces.slice(0, MAX_SPACES))
    .replace(/^[^\S\n]+$/gm, "");
}

/** The text as HTML that shows exactly its characters. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/**
 * Text without any formatting: escaped, blank lines make paragraphs, single line ends make `<br />`. Safe to show
 * as it is: these two tags are all it writes.
 */
export function plainParagraphs(text: string): string {
  const paragraphs: string[][] = [[]];
  for (const line of text.split("\n")) {
    if (line.trim() === "") paragraphs.push([]);
    else paragraphs.at(-1)?.push(escapeHtml(line));
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => `<p>${lines.join("<br />")}</p>\n`)
    .join("");
}
