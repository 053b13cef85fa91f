/**
 * How much formatting is followed. The Markdown parser calls itself for every nested quote, list and
 * emphasis, and for a paragraph full of unmatched markers its work grows with the square of their number: a
 * few thousand asterisks can stop the whole server for a minute. Text over any of these bounds is shown as
 * plain paragraphs; no word is lost, only bold, lists and links.
 */
export type Bounds = {
  /** UTF-16 units of text. */
  maxChars: number;
  /** Quotes and lists inside one another. */
  maxNesting: number;
  /** The sum over all paragraphs of markers × markers: pairs the parser may have to compare. */
  maxPairs: number;
  /** Lines with text, markers of quotes and lists, table cells and web addresses: what the parser makes objects of. */
  maxPieces: number;
  /**
   * Characters looked at again: inside a list the parser asks at every line whether the rest of the paragraph
   * is a heading. Counted for every paragraph after the first list, as the sum of what stands before each line.
   */
  maxRescans: number;
};

export const POST_BOUNDS: Bounds = {
  maxChars: 40_000,
  maxNesting: 24,
  maxPairs: 60_000,
  maxPieces: 1_500,
  maxRescans: 3_000_000,
};

/** Articles are long, written by few and rendered only when saved, so they may cost more. */
export const ARTICLE_BOUNDS: Bounds = {
  maxChars: 250_000,
  maxNesting: 24,
  maxPairs: 600_000,
  maxPieces: 20_000,
  maxRescans: 30_000_000,
};

/** Runs of characters at which the parser stops to look for a partner. */
const MARKERS = /\*+|_+|~+|`+|[<[\]\\@]/g;
const ADDRESSES = /www\.|:\/\//gi;
const CONTAINER = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
/** `* * * * *` is a line across the page and not five lists. */
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** The line under a table's head, in a quote or a list too. Wider than the real rule: a bound may be careful. */
const TABLE_HEAD_END = /^[-:|\s>*+\d.)]+$/;

/** Whether the parser can be given this text. Looks at each character a fixed number of times. */
export function isWithin(bounds: Bounds, text: string): boolean {
  if (text.length > bounds.maxChars) return false;
  const spent = { pieces: 0, pairs: 0, rescans: 0 };
  let markers = 0;
  let sameItem = 0;
  let anyContainer = false;
  let columns = 0;
  for (const line of text.split("\n")) {
    if (line.trim() === "") {
      markers = 0;
      sameItem = 0;
      columns = 0;
      continue;
    }
    const nesting = nestingOf(line);
    if (nesting > bounds.maxNesting) return false;
    anyContainer ||= nesting > 0;
    sameItem = nesting > 0 ? 0 : sameItem + line.length;
    const here = line.match(MARKERS)?.length ?? 0;
    const cells = line.split("|").length;
    // Every row of a table is filled up to as many cells as its head has, whatever is written in it.
    if (cells > 1 && TABLE_HEAD_END.test(line)) columns = Math.max(columns, cells);
    spent.pieces += Math.max(cells, columns) + nesting + (line.match(ADDRESSES)?.length ?? 0);
    // (m + h)² − m²: what this line adds to the square of its paragraph's markers.
    spent.pairs += here * (2 * markers + here);
    spent.rescans += anyContainer ? sameItem : 0;
    markers += here;
    if (spent.pieces > bounds.maxPieces || spent.pairs > bounds.maxPairs || spent.rescans > bounds.maxRescans)
      return false;
  }
  return true;
}

/** How deep a line opens quotes and lists: its own markers, and two columns of indentation for each list around it. */
function nestingOf(line: string): number {
  if (RULE.test(line)) return 0;
  let depth = 0;
  CONTAINER.lastIndex = 0;
  for (let match = CONTAINER.exec(line); match !== null; match = CONTAINER.exec(line)) {
    depth += 1 + Math.floor((match[0].length - 1) / 2);
  }
  return depth;
}
