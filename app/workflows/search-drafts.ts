import type { Actor } from "#app/domain/actor.ts";
import { type DraftOwner, textsOf, wordsWritten } from "#app/domain/draft.ts";
import type { SearchTerm } from "#app/domain/search.ts";
import type { DraftsFound } from "#app/domain/search-views.ts";
import { lastWordBegun } from "#app/render/search-query.ts";
import type { Word } from "#app/render/search-words.ts";
import { matches, readWords, snippetOf } from "#app/render/snippet.ts";
import { draftsOf } from "#db/queries/drafts.ts";
import type { Db } from "#db/schema.ts";
import { type Draft, draftOf } from "./save-draft.ts";
import { draftCard } from "./view-drafts.ts";

/**
 * How much of somebody's drafts a search reads, the latest first, in UTF-16 units: a hundred of two pages each, and at
 * most about 50 ms (Chinese, by characters, takes several times as long).
 */
const UNITS_READ = 200_000;

type Search = {
  viewer: Actor;
  owner: DraftOwner;
  terms: readonly SearchTerm[];
  limit: number;
  nowMs: number;
};

/**
 * Which of the owner's drafts have what is asked for, the latest change first. They are read here and are in no index:
 * they are few, they change with every pause in typing, and what nobody has posted has no words beside those of posts.
 */
export async function searchDrafts(
  db: Db,
  { viewer, owner, terms, limit, nowMs }: Search,
): Promise<DraftsFound> {
  const { drafts, isAll } = await latestDrafts(db, owner, nowMs);
  const having = (asked: readonly SearchTerm[]) => drafts.filter(({ texts }) => matches(texts, asked));
  const exact = having(terms);
  const asked = exact.length === 0 ? (lastWordBegun(terms) ?? terms) : terms;
  const found = exact.length === 0 && asked !== terms ? having(asked) : exact;
  const hits = [];
  for (const { draft } of found.slice(0, limit)) {
    const { excerpt: _, ...card } = await draftCard(db, viewer, draft);
    hits.push({ ...card, snippet: snippetOf(wordsWritten(draft.fields), asked) });
  }
  return { hits, isMore: found.length > limit, isAll };
}

async function latestDrafts(db: Db, owner: DraftOwner, nowMs: number) {
  const drafts: { draft: Draft; texts: Word[][] }[] = [];
  let units = 0;
  for (const row of await draftsOf(db, owner.key, nowMs)) {
    const draft = draftOf(row);
    const texts = textsOf(draft.fields);
    units += texts.join("").length;
    if (units > UNITS_READ && drafts.length > 0) return { drafts, isAll: false };
    drafts.push({ draft, texts: readWords(texts) });
  }
  return { drafts, isAll: true };
}
