/**
 * Every table of the database in plain words: what stands in it, what for, and how long. /privacy is drawn from here, and a
 * test fails when the database has a table that is not listed. `until` may name a line of retention.ts.
 */
import type { RetentionName } from "./retention.ts";

type KeptTable = { what: string; why: string; until: RetentionName | Until };
type Until = keyof typeof UNTIL;

export const UNTIL = {
  account: "as long as you have an account",
  changed: "until you change or delete it",
  post: "as long as the post",
  used: "until it is used or replaced",
  letIn: "until they are let in; two weeks where nobody has to",
  good: "for good",
  forum: "as long as the forum; it is about nobody",
} as const;

export const KEPT_TABLES: Record<string, Record<string, KeptTable>> = {
  "About your account": {
    account: {
      what: "your handle, a hash of your password, your role, and when you joined",
      why: "so that you can sign in and be known by a name",
      until: "account",
    },
    session: {
      what: "where you are signed in: roughly on what, since when, and the day of the last use",
      why: "so that you stay signed in, and can see and end it",
      until: "sessions",
    },
    recoveryCode: { what: "hashes of your recovery codes", why: "for a forgotten password", until: "used" },
    authenticatorApp: {
      what: "the secret that your authenticator app shares with the forum, if you have set one up",
      why: "to know its codes",
      until: "changed",
    },
    passkey: {
      what: "the public halves of your passkeys, their names, and the day of their last use",
      why: "so that you can sign in with them",
      until: "changed",
    },
    ceremony: {
      what: "that a code or a passkey is waited for",
      why: "so that it counts once",
      until: "ceremonies",
    },
    email: {
      what: "the address for mail that you gave, if you gave one",
      why: "for a link when you have forgotten your password",
      until: "changed",
    },
    mailLink: {
      what: "hashes of links that were sent to it",
      why: "so that each works once",
      until: "mailLinks",
    },
    outbox: { what: "that a mail is wanted, and for which handle", why: "to send it", until: "used" },
    exportJob: { what: "that you asked for a copy of everything", why: "to make it", until: "copies" },
    exportPart: {
      what: "the copy itself, until you have taken it",
      why: "to give it to you",
      until: "copies",
    },
    leaving: { what: "that you are leaving, and what you chose", why: "to do it", until: "leaving" },
    leavingException: {
      what: "the posts that you chose otherwise about",
      why: "to do it",
      until: "leaving",
    },
    receipt: {
      what: "how many things went with an account, without whose it was",
      why: "to show that it is done",
      until: "receipts",
    },
    restingName: {
      what: "a hash of the handle of somebody who has left",
      why: "so that nobody takes it and is taken for them",
      until: "names",
    },
    profile: { what: "what you say about yourself", why: "for your page", until: "changed" },
    quietHours: { what: "when you want nothing sent", why: "so that nothing is", until: "changed" },
    helpCountry: { what: "the country you chose", why: "so that its helplines come first", until: "changed" },
  },
  "What you write": {
    draft: {
      what: "what you are writing; for a day, what guests write",
      why: "so that no word is lost",
      until: "drafts",
    },
    thread: {
      what: "titles, what was chosen for the thread, who began it and when",
      why: "so that it can be read",
      until: "post",
    },
    post: { what: "posts, who wrote them and when", why: "so that they can be read", until: "changed" },
    postRevision: {
      what: "earlier versions of posts",
      why: "so that you and the moderators can see what was changed",
      until: "changed",
    },
    threadAlias: {
      what: "who stands behind which other name in a thread",
      why: "so that your own posts stay yours",
      until: "post",
    },
    mention: { what: "whom a post names with @", why: "so that they are told", until: "post" },
    sectionPost: {
      what: "which section of the article a post is about",
      why: "to show it there",
      until: "post",
    },
    gesture: {
      what: "“I hear you” and the like, and from whom",
      why: "so that you can take it back",
      until: "changed",
    },
    helpedPost: {
      what: "which posts helped somebody, without whom",
      why: "for the list of them",
      until: "post",
    },
    searchEntry: { what: "the words of posts that can be found", why: "so that they are", until: "post" },
    searchPending: { what: "posts that wait to be made findable", why: "for a moment only", until: "post" },
    relatedThread: { what: "which threads are alike", why: "to lead from one to the other", until: "post" },
  },
  "How you read": {
    following: {
      what: "how far you have read in a thread and whether you watch it, without a time",
      why: "to show you what is new",
      until: "changed",
    },
    feedToken: { what: "a hash of the password of your own feed", why: "so that it opens", until: "changed" },
    mutedPerson: { what: "whose posts you do not want to see", why: "so that you do not", until: "changed" },
    mutedAlias: { what: "the same for a name in one thread", why: "so that you do not", until: "changed" },
    hiddenThread: { what: "threads you have hidden", why: "so that they stay hidden", until: "changed" },
    hidingChoice: {
      what: "notes and words you have hidden",
      why: "so that they stay hidden",
      until: "changed",
    },
  },
  "What moderators do": {
    report: {
      what: "who reported what and why, with a copy of the text as it was then",
      why: "so that moderators can look at it",
      until: "reported",
    },
    screening: {
      what: "what software noticed in a post, with a copy of the text as it was then",
      why: "so that moderators can look at it",
      until: "reported",
    },
    reviewItem: { what: "that a post was looked at, and when", why: "to work in order", until: "good" },
    reviewTopic: { what: "what that was about, in a word", why: "to find it again", until: "good" },
    moderationAct: {
      what: "what was decided, by whom, why, and about which text",
      why: "so that decisions can be checked; nobody can change or delete a line of it",
      until: "good",
    },
    sanction: {
      what: "pauses and the like, from when to when",
      why: "so that they end when they should",
      until: "good",
    },
    letter: {
      what: "what the moderators told you, and changes to how you sign in",
      why: "so that you can read it",
      until: "letters",
    },
    appeal: {
      what: "that you asked for another look, and what came of it",
      why: "to decide it",
      until: "good",
    },
    appealMessage: { what: "what was written about that", why: "to decide it", until: "good" },
    staffNote: {
      what: "what moderators write to one another",
      why: "so that they can work together",
      until: "staffNotes",
    },
    newcomer: {
      what: "who has not been let in yet, and what they wanted the moderators to know",
      why: "so that a moderator can",
      until: "letIn",
    },
    joinInvitation: {
      what: "hashes of links by which people can join, and who made them",
      why: "so that they work as often as they should",
      until: "used",
    },
    deskChoice: { what: "when a moderator wants a break", why: "to remind them", until: "changed" },
    cannedReason: { what: "words that moderators begin with", why: "to write with care", until: "forum" },
    ruleSet: { what: "the rules that posts are screened by", why: "to know which held when", until: "forum" },
  },
  "The forum itself": {
    article: { what: "the article", why: "so that it can be read", until: "forum" },
    articleRevision: {
      what: "its earlier versions, and who edited them",
      why: "to look back",
      until: "good",
    },
    invitation: {
      what: "a hash of the link for the first admin",
      why: "so that it works once",
      until: "used",
    },
    setting: { what: "small facts about this installation", why: "to run it", until: "forum" },
    rateLimit: {
      what: "how often something was tried, and how many texts the classifier outside did not answer about",
      why: "to slow down floods and guessing",
      until: "counts",
    },
    dayKey: {
      what: "the key of the day, under which visitors are counted",
      why: "to hide them",
      until: "dayKey",
    },
  },
};
