import type { Generated, Insertable, Kysely } from "kysely";
import type { Role } from "#app/domain/actor.ts";
import type { Ending } from "#app/domain/ending.ts";
import type { Gesture } from "#app/domain/gesture.ts";
import type { Hope, TimeSince } from "#app/domain/need.ts";
import type { PostStatus, Withdrawable } from "#app/domain/post.ts";
import type { Audience, ThreadKind } from "#app/domain/thread.ts";
import type { DeskTables } from "./desk-tables.ts";
import type { ExportTables } from "./export-tables.ts";
import type { LeavingTables } from "./leaving-tables.ts";
import type { MailTables } from "./mail-tables.ts";
import type { ReaderTables } from "./reader-tables.ts";

/**
 * Every table, as both databases hold it. Times are epoch milliseconds, yes and no are 1 and 0, JSON is text,
 * ids are random text: nothing about a person or an order in time can be read from one.
 */
export type Database = ReaderTables &
  DeskTables &
  ExportTables &
  LeavingTables &
  MailTables & {
    account: AccountTable;
    session: SessionTable;
    recoveryCode: RecoveryCodeTable;
    passkey: PasskeyTable;
    authenticatorApp: AuthenticatorAppTable;
    ceremony: CeremonyTable;
    invitation: InvitationTable;
    article: ArticleTable;
    articleRevision: ArticleRevisionTable;
    thread: ThreadTable;
    threadAlias: ThreadAliasTable;
    post: PostTable;
    postRevision: PostRevisionTable;
    mention: MentionTable;
    gesture: GestureTable;
    helpedPost: HelpedPostTable;
    sectionPost: SectionPostTable;
    draft: DraftTable;
    setting: SettingTable;
    rateLimit: RateLimitTable;
    dayKey: DayKeyTable;
    searchEntry: SearchEntryTable;
    searchPending: SearchPendingTable;
    relatedThread: RelatedThreadTable;
  };

export type Db = Kysely<Database>;

/** `handleKey` compares without case, `handleSkeleton` by look; both are unique. No password hash: cannot sign in. */
type AccountTable = {
  id: string;
  handle: string;
  handleKey: string;
  handleSkeleton: string;
  passwordHash: string | null;
  role: Role;
  createdAtMs: number;
  /** On which day (UTC) its owner went for good; 0 while they are here. What is left is a shell: domain/leaving.ts. */
  goneAtMs: Generated<number>;
};

export type NewAccount = Insertable<AccountTable>;

/** `id` is the SHA-256 of the session's token, in hex: the table alone signs nobody in. */
export type SessionTable = {
  id: string;
  accountId: string;
  expiresAtMs: number;
  createdAtMs: number;
  /** When its person last showed that it is they: by a password, or a recovery code. */
  provedAtMs: number;
  /** The day of its last use, in whole days since 1970; nothing finer is kept. */
  usedOnDay: number;
  /** Roughly what it runs on ("Firefox on Android"), or empty. */
  device: string;
  /** Whether it has shown a second factor that its account still has. */
  secondFactor: 0 | 1;
};

/**
 * `id` is the credential's own, in base64url, as is `publicKey`. `counter`: as its authenticator last said; most always
 * say 0. `transports`: a JSON list. `usedOnDay` as in `session`.
 */
export type PasskeyTable = {
  id: string;
  accountId: string;
  name: string;
  publicKey: string;
  counter: number;
  transports: string;
  createdAtMs: number;
  usedOnDay: number;
};

/** An app that makes codes (RFC 6238). `lastStep`: the half minute, counted from 1970, of the last code that was used. */
export type AuthenticatorAppTable = { accountId: string; secret: string; lastStep: number };

/**
 * What a browser has begun on the way to a session: a passkey that is asked for, or a code after a right password.
 * `tokenHash` is of the token in that browser's cookie, `accountId` is empty where nobody is known yet. Gone with its answer.
 */
export type CeremonyTable = {
  tokenHash: string;
  kind: "code" | "sign-in" | "join" | "add" | "prove";
  accountId: string;
  challenge: string;
  tries: number;
  expiresAtMs: number;
};

/** Codes that sign their owner in once, without a password. Of each only the hash is kept, and the row goes when it is used. */
export type RecoveryCodeTable = { accountId: string; codeHash: string };

/** The one-time link that makes an admin. Only its hash is kept, and the row goes when it is used. */
export type InvitationTable = {
  tokenHash: string;
  role: Role;
  createdAtMs: number;
};

/**
 * `source` is the whole file, front matter included; `html`, `headings`, `sections` and `ways` are made from it when it
 * is stored. `sections` is an empty list in a row from before there were any; the next start fills it in.
 */
export type ArticleTable = {
  id: string;
  threadId: string;
  slug: string;
  title: string;
  description: string;
  source: string;
  html: string;
  headings: string;
  sections: string;
  ways: string;
  minutes: number;
  pinned: 0 | 1;
  revision: number;
  updatedAtMs: number;
};

export type ArticleRevisionTable = {
  articleId: string;
  revision: number;
  title: string;
  source: string;
  editorId: string | null;
  createdAtMs: number;
};

/** `lastPosition` is the newest post's, shown or not; `replyCount` counts published replies; `splitFrom…`: where its opening was a reply before the moderators gave it a thread. */
export type ThreadTable = {
  id: string;
  kind: ThreadKind;
  title: string;
  slug: string;
  ending: Ending | null;
  timeSince: TimeSince | null;
  hope: Hope | null;
  audience: Audience;
  /** The position from which replies were written for fewer people than everyone; null where everyone could read all. */
  narrowedFrom: number | null;
  authorId: string | null;
  locked: 0 | 1;
  lockReason: string | null;
  lockedUntilMs: number | null;
  lastPosition: number;
  replyCount: number;
  createdAtMs: number;
  lastActivityAtMs: number;
  splitFromId: string | null;
  splitFromPosition: number | null;
};

/**
 * Who stands behind which alias in a thread: one alias for each person in each thread. `accountId` is null where nobody
 * is known behind it, as after an import; the alias stays taken.
 */
export type ThreadAliasTable = { threadId: string; alias: string; accountId: string | null };

/**
 * An opening post (position 0), a reply or a comment. Positions are never reused, and one is left empty when a
 * reply that waited goes to the end, so a page of a thread is a range of them. `requestKey` makes a form that is sent twice one post. `alias` is null for a post under its
 * author's own name; `contentNotes` is a JSON list.
 */
export type PostTable = {
  id: string;
  threadId: string;
  position: number;
  authorId: string | null;
  alias: string | null;
  status: PostStatus;
  markdown: string;
  html: string;
  excerpt: string;
  contentNotes: string;
  revision: number;
  quotedPostId: string | null;
  /** The quoted words, while they stand in the quoted post; null for a quote of the whole, or none. */
  quotedText: string | null;
  requestKey: string | null;
  createdAtMs: number;
  editedAtMs: number | null;
  withdrawnAtMs: number | null;
  withdrawnFrom: Withdrawable | null;
};

/** Earlier texts of a post; the present one stands in `post`. */
export type PostRevisionTable = {
  postId: string;
  revision: number;
  title: string | null;
  markdown: string;
  createdAtMs: number;
};

/**
 * Whom a post means by `@name`. Never leaves the server in any form: of an alias, a row joins it with its account. One
 * reads it to tell a person that they were mentioned, and nobody else.
 */
export type MentionTable = { postId: string; accountId: string };

/** One gesture of one person. `way`: for "helped", which of the article's ways to cope it was, if they said. */
export type GestureTable = {
  postId: string;
  accountId: string;
  kind: Gesture;
  way: string | null;
  createdAtMs: number;
};

/**
 * The posts that helped somebody, each once, however many it helped: nothing in a list made from this can be counted.
 * `way` is what whoever it helped first said, empty when nobody did. Kept in step by workflows/give-gesture.ts.
 */
export type HelpedPostTable = { postId: string; way: string; postedAtMs: number };

/**
 * What a post is about. `anchor` is the section it was written about; `section` is where it stands now: the same while
 * the article has that section, empty for the article as a whole. A section that comes back has its posts again.
 */
export type SectionPostTable = {
  postId: string;
  articleId: string;
  anchor: string;
  section: string;
  postedAtMs: number;
};

/**
 * What somebody is writing. `owner` is an account's id, or for a guest the SHA-256 of the token in their cookie.
 * `fields` is a JSON list of names and texts. `writer` and `turn`: see domain/draft.ts; an open page has at most one
 * draft at a path. `sentAtMs`: its writer pressed Post and must sign in first. `postedPath`: it has become what stands
 * there, and its fields are empty.
 */
export type DraftTable = {
  id: string;
  owner: string;
  path: string;
  fields: string;
  version: number;
  writer: string | null;
  turn: number;
  sentAtMs: number | null;
  postedPath: string | null;
  createdAtMs: number;
  updatedAtMs: number;
  expiresAtMs: number;
};

/** Small facts of this installation. */
export type SettingTable = { name: string; value: string };

export type RateLimitTable = { key: string; points: number; expiresAtMs: number };

/** The random key under which visitors' addresses are counted on a day (whole days since 1970). Gone when the day is. */
export type DayKeyTable = { day: number; key: string };

/**
 * A post as it is searched: only posts that others can come upon have one. `id` begins with the second the post was
 * written in. `words` are text on SQLite and a tsvector on PostgreSQL (db/search-syntax.ts). For opening posts, `gist`
 * is what they are about, words parted by spaces, and `likenessGroup` the thread's ending, empty without one; it is null
 * where no other thread may lead here.
 */
export type SearchEntryTable = {
  id: number;
  postId: string;
  words: string;
  gist: string | null;
  likenessGroup: string | null;
};

/** A post that was added or changed, and waits to be put into the index. Triggers add rows; one post may have several. */
export type SearchPendingTable = { id: Generated<number>; postId: string };

/** Threads that are like one another; more is more alike. What a reader may not open is left out when it is read. */
export type RelatedThreadTable = { threadId: string; otherId: string; likeness: number };
