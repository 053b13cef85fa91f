/**
 * Posts can be about one section of the pinned article. The section is known by its heading's anchor, which stays when
 * the heading is renamed (render/keep-anchors.ts); a post about a section that is gone is about the article as a whole.
 */

/** A section as it is named to readers. */
export type SectionName = { anchor: string; title: string };

/**
 * Posts about one section are counted up to here; what is more is “more than”. It keeps the article’s page quick (each
 * costs it about 7 µs), and a number is here to say that somebody wrote, not who wrote most about what.
 */
export const SECTION_COUNT_MAX = 20;

/** How many posts are about a section, in words; null for none. Posts, not people: one person may have written two. */
export function postsAboutWords(posts: number): string | null {
  if (posts === 0) return null;
  if (posts === 1) return "One post about this";
  return posts > SECTION_COUNT_MAX
    ? `More than ${SECTION_COUNT_MAX} posts about this`
    : `${posts} posts about this`;
}

/** Whether an address or a form may name a section like this. */
export const isAnchorLike = (text: string): boolean => /^[a-z0-9-]{1,80}$/.test(text);

/**
 * One stretch of an article's HTML: `id` is that of the heading it begins with, null for what stands before the first.
 * `length` counts UTF-16 units. `bare`: a heading with nothing of its own under it.
 */
export type SectionCut = { id: string | null; length: number; bare: boolean };

/** An article's headings and sections, as they are stored. */
export type Outline = {
  headings: readonly { id: string; text: string }[];
  sections: readonly SectionCut[];
};

/** The section with this anchor; null when the article has none. A heading inside a quote begins no section. */
export function sectionNamed({ headings, sections }: Outline, anchor: string | null): SectionName | null {
  if (anchor === null || !sections.some(({ id }) => id === anchor)) return null;
  const title = headings.find(({ id }) => id === anchor)?.text;
  return title === undefined ? null : { anchor, title };
}
