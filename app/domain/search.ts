import type { ContentNote } from "./need.ts";
import type { PostStatus } from "./post.ts";
import type { Audience, ThreadKind } from "./thread.ts";
import type { ThreadFilter } from "./thread-filter.ts";

/**
 * What can be found, and by whom.
 *
 *   post         its thread's opening   thread for everyone   for members   only me
 *   published    published, or none     anyone                members       its author, under "yours"
 *   published    anything else          nobody
 *   all else     any                    nobody
 *
 * As in the lists: what its author took back or a moderator took down is not looked for, although the author and the
 * team can still open it. "Yours" are the threads that only their author reads, and letters whoever reads them.
 *
 * The index holds these answers beside each post's words, as words that nobody can type: a search asks for its reader's
 * among them, so that what they may not open is not even looked at. It may lag behind a change for a moment; the row
 * of every post that is found is judged again (`canBeFound`) before anything of it is shown.
 */
export type FoundPost = {
  position: number;
  authorId: string | null;
  alias: string | null;
  status: PostStatus;
  contentNotes: readonly ContentNote[];
  /** Somebody has said that it helped them: whoever it was, and however many. */
  helped: boolean;
  thread: {
    kind: ThreadKind;
    audience: Audience;
    authorId: string | null;
    /** Null under an article, where no post opens the thread. */
    openingStatus: PostStatus | null;
  } & ThreadFilter;
};

/** Where a search looks: what others can read too, or what is the searcher's own. */
export type Scope = { audiences: readonly Audience[] } | { ownerId: string };

export type SearchFilter = ThreadFilter & {
  kind: ThreadKind | null;
  /** One note, or `none`: posts without any. */
  note: ContentNote | "none" | null;
  /** Only what helped somebody. */
  helped: boolean;
  /** The account whose posts under their own name are looked for. */
  authorId: string | null;
  /** Epoch milliseconds; the end is not included. */
  fromMs: number | null;
  untilMs: number | null;
};

/** One thing that was asked for: a word, or words that follow one another. */
export type SearchTerm = {
  tokens: readonly string[];
  /** Must not be there. */
  excluded: boolean;
  /** The last token may go on: `therap*`. */
  prefix: boolean;
};

/** Whether a search in this scope may show the post. The rule of `audiencesOpenTo`, over the table above. */
export function canBeFound(post: FoundPost, scope: Scope): boolean {
  if (!isListed(post)) return false;
  return "ownerId" in scope
    ? ownerOf(post) === scope.ownerId
    : scope.audiences.includes(post.thread.audience);
}

const isListed = ({ status, thread: { openingStatus } }: FoundPost): boolean =>
  status === "published" && (openingStatus === null || openingStatus === "published");

/** Whose search of "yours" has the post. */
function ownerOf({ position, thread }: FoundPost): string | null {
  if (thread.audience === "only-me") return thread.authorId;
  return thread.kind === "letter" && position === 0 ? thread.authorId : null;
}

/** Whether the post fits the filter: the same answer that its facets give in the index. */
export function fits(post: FoundPost, filter: SearchFilter): boolean {
  const facets = facetsOf(post);
  return facetsAskedFor(filter).every((facet) => facets?.includes(facet));
}

/** No word has this sign, so no facet can be typed. */
const SIGN = "§";
const facet = (name: string, value: string): string => `${SIGN}${name}·${value.replaceAll("-", "·")}`;
const HELPED = facet("helped", "yes");

/** What stands in the index beside a post's words, or null when it has no place there. */
export function facetsOf(post: FoundPost): string[] | null {
  if (!isListed(post)) return null;
  const { thread, contentNotes, helped } = post;
  const owner = ownerOf(post);
  const named = post.alias === null ? post.authorId : null; // An anonymous post is nobody's.
  return [
    facet("for", thread.audience),
    facet("kind", thread.kind),
    ...(owner === null ? [] : [facet("own", owner)]),
    ...(named === null ? [] : [facet("by", named)]),
    ...(thread.ending === null ? [] : [facet("ending", thread.ending)]),
    ...(thread.timeSince === null ? [] : [facet("since", thread.timeSince)]),
    ...(thread.hope === null ? [] : [facet("hope", thread.hope)]),
    ...(contentNotes.length === 0 ? ["none"] : contentNotes).map((note) => facet("note", note)),
    ...(helped ? [HELPED] : []),
  ];
}

/** The facets of which a post must have one to be found in this scope. */
export const facetsOfScope = (scope: Scope): string[] =>
  "ownerId" in scope
    ? [facet("own", scope.ownerId)]
    : scope.audiences.map((audience) => facet("for", audience));

/** The facets that a post must all have to fit the filter. Dates are not among them. */
export function facetsAskedFor(filter: SearchFilter): string[] {
  const { kind, ending, timeSince, hope, note, authorId, helped } = filter;
  const asked = { kind, ending, since: timeSince, hope, note, by: authorId };
  const facets = Object.entries(asked).flatMap(([name, value]) =>
    value === null ? [] : [facet(name, value)],
  );
  return helped ? [...facets, HELPED] : facets;
}

/** Parts a title from the text under it, so that no phrase goes from one into the other. */
export const BREAK = "¶";

/**
 * How often one word is counted in a post: PostgreSQL keeps no more than 255 places of a word, and SQLite would find a
 * phrase behind the 255th that PostgreSQL does not.
 */
const MOST_PLACES = 255;

/** PostgreSQL tells no two places apart after this one, so phrases end here on both; single words do not. */
export const LAST_PLACE = 16_382;

/** The words of a post in their order, as both databases keep them. */
export function indexedWords(title: readonly string[] | null, text: readonly string[]): string[] {
  const counts = new Map<string, number>();
  const all = [...(title === null ? [] : [...title, BREAK]), ...text];
  const inPlace = all.slice(0, LAST_PLACE).map((token) => {
    const count = (counts.get(token) ?? 0) + 1;
    counts.set(token, count);
    return count > MOST_PLACES ? BREAK : token;
  });
  const further = new Set(all.slice(LAST_PLACE).filter((token) => !counts.has(token)));
  return [...inPlace, ...[...further].flatMap((token) => [BREAK, token])];
}
