import { handleKey } from "#app/domain/handle.ts";
import { handleKeysWithoutPage } from "#db/queries/profiles.ts";
import type { Db } from "#db/schema.ts";

/** As render/mentions.ts writes the mention of a member. */
const MENTION = /<a class="mention" href="\/people\/([^"]+)">([^<]*)<\/a>/g;

/**
 * The same posts, in which a mention leads nowhere while its owner has no page. What is stored keeps the link, so that
 * switching a page off, or on again, holds for what was written before. No query where nobody is mentioned.
 */
export async function withLivingMentions<Row extends { html: string }>(
  db: Db,
  rows: readonly Row[],
): Promise<Row[]> {
  const keys = rows.flatMap(({ html }) => [...html.matchAll(MENTION)].map(([, name = ""]) => keyOf(name)));
  const off = await handleKeysWithoutPage(db, [...new Set(keys)]);
  if (off.size === 0) return [...rows];
  const html = (text: string) =>
    text.replace(MENTION, (link, name: string, words: string) =>
      off.has(keyOf(name)) ? `<span class="mention">${words}</span>` : link,
    );
  return rows.map((row) => ({ ...row, html: html(row.html) }));
}

const keyOf = (name: string): string => handleKey(decodeURIComponent(name.replaceAll("&amp;", "&")));
