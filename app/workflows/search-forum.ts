import { type Actor, isAuthor, isMember } from "#app/domain/actor.ts";
import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import type { DraftOwner } from "#app/domain/draft.ts";
import { handleKey } from "#app/domain/handle.ts";
import type { Hides } from "#app/domain/hiding.ts";
import type { Scope, SearchFilter, SearchTerm } from "#app/domain/search.ts";
import { isNarrowed, type SearchAsked, searchPath, spanOf } from "#app/domain/search-address.ts";
import type { SearchPageView, SearchResults } from "#app/domain/search-views.ts";
import { audiencesOpenTo } from "#app/domain/thread.ts";
import { lastWordBegun, parseQuery } from "#app/render/search-query.ts";
import { isStorageFailure } from "#db/portable.ts";
import { accountByHandleKey } from "#db/queries/accounts.ts";
import { profileOf } from "#db/queries/profiles.ts";
import { entriesFound, entryIdOf, type FoundRow, postsFound } from "#db/queries/search.ts";
import type { Db } from "#db/schema.ts";
import { hidesOf, postsWithoutHiddenWords } from "./hides.ts";
import { indexPending } from "./index-posts.ts";
import { findable, presentHits } from "./present-hits.ts";
import { searchDrafts } from "./search-drafts.ts";

const HITS_PER_PAGE = 20;
/** Of what is the searcher's own, before what others can read, too: on a phone that is a page further down with more. */
const BESIDE = 2;
/** What has just been written is put into the index by whoever searches first, up to so many posts: about 10 ms. */
const INDEXED_FIRST = 50;
/** Entries that are not for the searcher, or that they have hidden, are made good from the next ones, so many at a time. */
const ROUNDS = [1, 5, 25].map((times) => times * HITS_PER_PAGE + 1);

export type SearchForum = {
  viewer: Actor;
  /** Whose drafts are the searcher's; null for a guest without any. */
  owner: DraftOwner | null;
  asked: SearchAsked;
  nowMs: number;
};

/**
 * What a visitor asks for, as a page: newest first, because on both databases that is the same order, because it can be
 * continued from any place, and because nobody is ranked here. Whatever is asked, the answer is a page.
 */
export async function searchForum(
  db: Db,
  { viewer, owner, asked, nowMs }: SearchForum,
): Promise<SearchPageView> {
  const { terms, shortened } = parseQuery(asked.text);
  const viewerId = isMember(viewer) ? viewer.id : null;
  const nothing = { asked, results: null, yours: null, drafts: null, shortened, member: viewerId !== null };
  if (terms.length === 0 && (asked.text !== "" || !isNarrowed(asked))) return nothing;
  const drafts = owner && (await draftsWith(db, { viewer, owner, asked, terms, nowMs }));
  const page = { ...nothing, drafts };

  await indexWhatIsNew(db);
  const filter = await filterOf(db, viewer, asked);
  if (filter === null) return { ...page, results: NOTHING };
  const search = { viewer, asked, terms, filter, hides: await hidesOf(db, viewer) };
  const yours: Scope | null = viewerId === null ? null : { ownerId: viewerId };
  if (asked.yours) return { ...page, results: yours ? await find(db, { ...search, scope: yours }) : NOTHING };

  const results = await find(db, { ...search, scope: { audiences: audiencesOpenTo(viewer) } });
  if (yours === null || asked.before !== null) return { ...page, results };
  const own = await find(db, { ...search, scope: yours, limit: BESIDE });
  const allPath = own.olderPath === null ? null : searchPath({ ...asked, yours: true });
  return { ...page, results, yours: own.hits.length > 0 ? { hits: own.hits, allPath } : null };
}

/** Of a draft only the words are asked: what else it will say of itself is not decided yet. */
async function draftsWith(
  db: Db,
  { asked, ...search }: SearchForum & { owner: DraftOwner; terms: readonly SearchTerm[] },
): Promise<SearchPageView["drafts"]> {
  if (isNarrowed(asked) || asked.before !== null) return null;
  const found = await searchDrafts(db, { ...search, limit: asked.yours ? HITS_PER_PAGE : BESIDE });
  if (found.hits.length === 0 && found.isAll) return null;
  const goesOn = found.isMore && !asked.yours && search.owner.kind === "member";
  return { ...found, allPath: goesOn ? searchPath({ ...asked, yours: true }) : "/drafts" };
}

const NOTHING: SearchResults = { hits: [], olderPath: null, begun: false };

type Search = {
  viewer: Actor;
  asked: SearchAsked;
  terms: readonly SearchTerm[];
  filter: SearchFilter;
  scope: Scope;
  hides: Hides;
  limit?: number;
};

/** With what has a word that begins as the last one does, where nothing has the word itself: nobody types to the end. */
async function find(db: Db, search: Search): Promise<SearchResults> {
  const exact = await findPage(db, search);
  const begun = exact.hits.length === 0 && search.asked.before === null ? lastWordBegun(search.terms) : null;
  if (begun === null) return exact;
  const wider = await findPage(db, { ...search, terms: begun });
  const text = `${search.asked.text.trimEnd()}*`; // The next page asks for the same.
  return {
    hits: wider.hits,
    olderPath: wider.last === null ? null : searchPath({ ...search.asked, text, before: wider.last }),
    begun: wider.hits.length > 0,
  };
}

async function findPage(db: Db, search: Search): Promise<SearchResults & { last: string | null }> {
  const { asked, terms, filter, scope, limit = HITS_PER_PAGE } = search;
  const before = parseCursor(asked.before);
  let beforeId = before === null ? null : await entryIdOf(db, before);
  const found: FoundRow[] = [];
  let openedLast: FoundRow | undefined;
  let isMore = true;
  for (const most of ROUNDS) {
    const entries = await entriesFound(db, { terms, scope, filter, beforeId, limit: most });
    const rows = await openRows(db, search, entries);
    found.push(...(await withoutHidden(db, search.hides, rows)));
    openedLast = rows.at(-1) ?? openedLast;
    isMore = found.length > limit || entries.length === most;
    if (!isMore || found.length > limit) break;
    beforeId = entries.at(-1)?.id ?? null;
  }
  const shown = found.slice(0, limit);
  // Not the last entry that was looked at: it may be one that the searcher may not know of.
  const end = !isMore ? undefined : found.length > limit ? shown.at(-1) : openedLast;
  const last = end ? formatCursor({ atMs: end.createdAtMs, id: end.id }) : null;
  return {
    hits: await presentHits(db, shown, terms),
    olderPath: last === null ? null : searchPath({ ...asked, before: last }),
    begun: false,
    last,
  };
}

/** What the searcher may open of these entries, in their order. */
async function openRows(db: Db, search: Search, entries: readonly { postId: string }[]): Promise<FoundRow[]> {
  const ids = entries.map(({ postId }) => postId);
  const rows = new Map((await postsFound(db, ids, search.hides)).map((row) => [row.id, row]));
  return ids
    .map((id) => rows.get(id))
    .filter((row) => row !== undefined && findable(row, search)) as FoundRow[];
}

const withoutHidden = (db: Db, hides: Hides, rows: readonly FoundRow[]): Promise<FoundRow[]> =>
  postsWithoutHiddenWords(
    db,
    hides,
    rows.filter(({ isHidden }) => isHidden === 0),
  );

/**
 * Null when nobody has the author's name, or when its owner wants no page that has their posts together: then nothing
 * is found, as when they wrote nothing under it.
 */
async function filterOf(db: Db, viewer: Actor, asked: SearchAsked): Promise<SearchFilter | null> {
  const { kind, ending, timeSince, hope, note, helped, author } = asked;
  if (/\p{Cc}/u.test(author)) return null; // No name has one, and PostgreSQL refuses to look for a NUL.
  const account = author === "" ? null : await accountByHandleKey(db, handleKey(author));
  if (account === undefined) return null;
  if (account !== null && !isAuthor(viewer, account.id) && (await profileOf(db, account.id)).isOff)
    return null;
  return { kind, ending, timeSince, hope, note, helped, authorId: account?.id ?? null, ...spanOf(asked) };
}

/** A search does not fail because the database takes no writes just now. */
async function indexWhatIsNew(db: Db): Promise<void> {
  try {
    await indexPending(db, INDEXED_FIRST);
  } catch (error) {
    if (!isStorageFailure(error)) throw error;
  }
}
