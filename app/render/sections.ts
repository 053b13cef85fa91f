/**
 * An article in sections: what stands between one heading and the next, so that something can be shown at the end of
 * each. The cuts are made where the Markdown is parsed and kept beside the HTML; nothing ever searches in HTML for them.
 */
import type { SectionCut } from "#app/domain/section.ts";

export type Section = { id: string | null; html: string; bare: boolean };

/** The HTML in its sections, in order. Cuts that do not fit it (it has none, or another text's) leave it in one piece. */
export function cutSections(html: string, cuts: readonly SectionCut[]): Section[] {
  const total = cuts.reduce((sum, { length }) => sum + length, 0);
  if (total !== html.length || cuts.length === 0) return [{ id: null, html, bare: false }];
  let from = 0;
  return cuts.map(({ id, length, bare }) => {
    const section = { id, html: html.slice(from, from + length), bare };
    from += length;
    return section;
  });
}
