import type { WordMatcher } from "./hidden-words.ts";
import { type ContentNote, storedNotes } from "./need.ts";

/**
 * What a reader has chosen not to see, and what becomes of it. Only their own pages change: nobody is told, and nothing
 * changes for those whose words are hidden.
 *
 *                       in lists    where it stands                     quoted elsewhere
 *   own posts           stay        stand open                          stay
 *   by someone muted    left out    folded to one line, with “Show”     folded, without the words
 *   with a hidden note  left out    folded to one line, with “Show”     folded, without the words
 *   with a hidden word  left out    folded to one line, with “Show”     folded, without the words
 *   in a hidden thread  left out    stand open, under “You hid this”    stay
 *
 * Lists are everything that brings a text to a reader who did not go to its place: threads, search, notifications,
 * feeds, a person's page, “what helped”. A thread goes where its opening post goes.
 *
 * A mute follows the name that the reader saw, and nothing else. Muting a name folds the posts under that name; muting
 * an alias folds the posts under that alias, in its thread. If a mute of a name folded that person's anonymous posts as
 * well, muting would say who is behind an alias.
 */
export type FoldReason = "muted" | "note" | "word";

export type Hides = {
  /** The reader's account, whose own posts are never hidden; null for a guest. */
  readerId: string | null;
  /** Accounts, for their posts under their own name. */
  people: ReadonlySet<string>;
  /** See `aliasKey`. */
  aliases: ReadonlySet<string>;
  notes: readonly ContentNote[];
  /** Null where no words are hidden. */
  words: WordMatcher | null;
};

export const NOTHING_HIDDEN: Hides = {
  readerId: null,
  people: new Set(),
  aliases: new Set(),
  notes: [],
  words: null,
};

/** An alias is somebody in one thread only. */
export const aliasKey = (threadId: string, alias: string): string => `${threadId} ${alias}`;

/** As posts are stored; `contentNotes` is a JSON list. */
export type Hideable = {
  threadId: string;
  authorId: string | null;
  alias: string | null;
  contentNotes: string;
};

/** Why this post is folded for this reader, the first reason that holds; null when it stands open. `texts`: its words. */
export function foldOf(hides: Hides, post: Hideable, texts: readonly string[]): FoldReason | null {
  if (post.authorId !== null && post.authorId === hides.readerId) return null;
  if (isMuted(hides, post)) return "muted";
  if (hides.notes.length > 0 && storedNotes(post.contentNotes).some((note) => hides.notes.includes(note)))
    return "note";
  return hides.words !== null && texts.some(hides.words) ? "word" : null;
}

export function isMuted(
  { people, aliases }: Hides,
  { threadId, authorId, alias }: Omit<Hideable, "contentNotes">,
) {
  if (alias !== null) return aliases.has(aliasKey(threadId, alias));
  return authorId !== null && people.has(authorId);
}

/** Whether lists have to leave anything out for this reader, hidden threads aside. */
export const hidesNothing = ({ people, aliases, notes, words }: Hides): boolean =>
  people.size === 0 && aliases.size === 0 && notes.length === 0 && words === null;

/** How many people and aliases, and how many threads, one reader can hide: what is looked up for every page stays small. */
export const MUTES_MAX = 1_000;
export const HIDDEN_THREADS_MAX = 2_000;
