import type { Stance } from "#app/domain/following.ts";

/** What members set up as readers: what they follow, what they hide, and what they say about themselves. */
export type ReaderTables = {
  following: FollowingTable;
  quietHours: QuietHoursTable;
  helpCountry: HelpCountryTable;
  feedToken: FeedTokenTable;
  mutedPerson: MutedPersonTable;
  mutedAlias: MutedAliasTable;
  hiddenThread: HiddenThreadTable;
  hidingChoice: HidingChoiceTable;
  profile: ProfileTable;
};

/**
 * How a member stands to a thread, and the position up to which they have read it. No time: when somebody read what is
 * nobody's business, and a place in a thread needs none.
 */
type FollowingTable = { accountId: string; threadId: string; stance: Stance; readPosition: number };

/** When nothing is sent to a member: see domain/quiet-hours.ts. No row: at any time. */
type QuietHoursTable = { accountId: string; fromMinute: number; toMinute: number; timeZone: string };

/** The country whose helplines a member sees first, ISO 3166-1 alpha-2. No row: none. It stands on no page but their own. */
type HelpCountryTable = { accountId: string; country: string };

/** The secret address of a member's own feed. Only its hash is kept: the table alone reads nobody's feed. */
type FeedTokenTable = { accountId: string; tokenHash: string; createdAtMs: number };

/** `accountId` does not see what `mutedId` writes under their own name; under an alias they are somebody else. */
type MutedPersonTable = { accountId: string; mutedId: string; createdAtMs: number };

/** `accountId` does not see what is written under this alias in this thread. Who is behind it stands nowhere here. */
type MutedAliasTable = { accountId: string; threadId: string; alias: string; createdAtMs: number };

type HiddenThreadTable = { accountId: string; threadId: string; createdAtMs: number };

/** `notes` is a JSON list. `words` is the list of hidden words as lines; each change of it raises `wordsVersion`. */
export type HidingChoiceTable = { accountId: string; notes: string; words: string; wordsVersion: number };

/** What a member says about themselves. Who has no row says nothing and has a page. */
type ProfileTable = { accountId: string; about: string; isOff: 0 | 1 };
