import { importArticle } from "#app/workflows/articles.ts";
import type { Db } from "#db/schema.ts";

/** What the sections of the sample article say; every one is long enough to be known by. */
export const SECTION_TEXTS = {
  nights: "Nights can be the hardest, when the house is quiet and the last session comes back word by word.",
  talk: "You do not have to tell the whole story. Choose someone who listens more than they fix, and begin small.",
  letter: "A letter gives what was not said a place to go. Write as if it would be read, and put it away.",
};

const WAYS = ["talk", "letter"] as const;

/** An article's file with these sections (heading → text), and these ways to cope. */
export function articleFile(
  sections: Record<string, string>,
  { ways = WAYS as readonly string[], slug = "sample" } = {},
): string {
  const list = ways.map((id) => `  - id: ${id}\n    title: Way of ${id}`).join("\n");
  const head = [
    "title: A sample",
    `slug: ${slug}`,
    "description: For tests.",
    ways.length > 0 ? `ways:\n${list}` : "",
  ];
  const body = Object.entries(sections).map(([heading, text]) => `## ${heading}\n\n${text}`);
  return `---\n${head.filter(Boolean).join("\n")}\n---\n\nBefore.\n\n${body.join("\n\n")}\n`;
}

export const SAMPLE_SECTIONS = {
  Nights: SECTION_TEXTS.nights,
  Talk: SECTION_TEXTS.talk,
  Letter: SECTION_TEXTS.letter,
};

/** Pins a small article with the sections nights, talk and letter, of which the last two are ways to cope; or another text of it. */
export async function aWaysArticle(db: Db, source = articleFile(SAMPLE_SECTIONS)): Promise<void> {
  const pinned = await importArticle(db, { source, nowMs: Date.now() });
  if (!pinned.ok) throw new Error(JSON.stringify(pinned.error));
}
