import { APPEAL_DECISIONS } from "#app/domain/appeal.ts";
import type { ExportSection } from "#app/domain/export.ts";
import type { ExportedAbout, ExportedRow } from "#app/domain/exported.ts";
import { GESTURES } from "#app/domain/gesture.ts";
import { REPORT_REASONS, type ReportOutcome } from "#app/domain/report.ts";

/** One thing as it is read: a line over it, small facts, and texts as they were written. */
export type Entry = { heading: string; facts: Fact[]; texts: Fact[] };
type Fact = readonly [label: string, value: string];

/** What has no value is left out. */
type Facts = Record<string, string | number | null | undefined>;
const factsOf = (facts: Facts): Fact[] =>
  Object.entries(facts).flatMap(([label, value]) =>
    value === null || value === undefined || value === "" ? [] : [[label, String(value)] as const],
  );

export const SECTION_TITLES: Record<ExportSection, string> = {
  posts: "What you wrote",
  drafts: "Your drafts",
  gestures: "Gestures you gave",
  following: "Threads you follow, and where you were",
  hiddenThreads: "Threads you hid",
  reports: "Posts you reported",
  letters: "What you were told",
  appeals: "Your appeals",
};

/** `2026-03-12 14:05 UTC`. */
export const time = (iso: string | null): string | null =>
  iso && `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** A slug as one reads it: `only-me` is `only me`. */
const plain = (slug: string | null | undefined): string | null => slug?.replaceAll("-", " ") ?? null;

const entry = (heading: string, facts: Facts, texts: Facts = {}): Entry => ({
  ...{ heading, facts: factsOf(facts), texts: factsOf(texts) },
});

export function aboutEntries(about: ExportedAbout): Entry[] {
  const { email, quietHours } = about;
  return [
    entry(
      about.handle,
      {
        Joined: time(about.joinedAt),
        Role: about.role,
        "Your page": about.hasPage ? "switched on" : "switched off",
        Country: about.country,
        "Address for mail":
          email && `${email.address} (${email.confirmedAt ? "confirmed" : "not confirmed"})`,
        "Quiet hours": quietHours && `${quietHours.from} to ${quietHours.to}, ${quietHours.timeZone}`,
        "Your own feed": about.feedMadeAt && `made ${time(about.feedMadeAt)}`,
        "Hidden notes": about.hiddenNotes.map(plain).join(", "),
        "People you muted": about.mutedPeople,
        "Names in single threads you muted": about.mutedAliases,
        "A reminder of a break after": about.breakAfterItems,
        "An app for codes": about.hasAuthenticatorApp ? "yes" : null,
        "Recovery codes left": about.recoveryCodesLeft,
      },
      {
        "What you wrote when you asked to come in": about.noteOnJoining,
        "About you": about.about,
        "Words you hide": about.hiddenWords.join("\n"),
      },
    ),
    ...about.sessions.map(({ device, signedInAt, lastUsedOn }) =>
      entry(`Signed in: ${device || "an unknown browser"}`, {
        "Signed in": time(signedInAt),
        "Last used": lastUsedOn,
      }),
    ),
    ...about.passkeys.map(({ name, addedAt, lastUsedOn }) =>
      entry(`Passkey: ${name}`, { Added: time(addedAt), "Last used": lastUsedOn }),
    ),
  ];
}

const OUTCOMES: Record<ReportOutcome, string> = {
  acted: "something was done",
  left: "it was left as it is",
  gone: "its author left and took it along",
};

const LETTERS: Record<string, string> = {
  outcome: "What came of your report",
  care: "A word from the moderators",
  appeal: "An answer in your appeal",
  account: "About your account",
};

/** How a row of each section is read. */
export const ENTRIES: { [Section in ExportSection]: (row: ExportedRow[Section]) => Entry } = {
  posts: (post) =>
    entry(
      post.title ?? (post.threadChoices ? "A post" : "A reply"),
      {
        Written: time(post.writtenAt),
        "Under the name": post.alias,
        Edited: time(post.editedAt),
        Withdrawn: time(post.withdrawnAt),
        Status: post.status,
        Kind: plain(post.threadChoices?.kind),
        Ending: plain(post.threadChoices?.ending),
        "Since it ended": plain(post.threadChoices?.timeSince),
        "What you hoped for": plain(post.threadChoices?.hope),
        "Who can read it": plain(post.threadChoices?.audience),
        "Content notes": post.contentNotes.map(plain).join(", "),
        "About the section": post.aboutSection,
        Address: post.address,
        Thread: post.thread,
        "Quotes the post": post.quotes,
      },
      {
        "": post.text,
        ...Object.fromEntries(
          post.earlierVersions.map(({ revision, title, text, writtenAt }) => [
            `Version ${revision}, of ${time(writtenAt)}`,
            title === null ? text : `${title}\n\n${text}`,
          ]),
        ),
      },
    ),
  drafts: (draft) =>
    entry(
      draft.title || "A draft",
      { Begun: time(draft.begunAt), Saved: time(draft.savedAt), Place: draft.place },
      { "": draft.text, Details: draft.details },
    ),
  gestures: ({ gesture, post, way, givenAt }) =>
    entry(labelIn(GESTURES, gesture), { Post: post, "What helped": plain(way), Given: time(givenAt) }),
  following: ({ thread, stance, readUpTo }) =>
    entry(thread, { "How you follow it": plain(stance), "You had read up to post": readUpTo + 1 }),
  hiddenThreads: ({ thread, hiddenAt }) => entry(thread, { Hidden: time(hiddenAt) }),
  reports: ({ post, reason, words, reportedAt }) =>
    entry(
      REPORT_REASONS[reason as keyof typeof REPORT_REASONS] ?? reason,
      { Post: post, Reported: time(reportedAt) },
      { "": words },
    ),
  letters: ({ toldAt, kind, words, decision, report }) =>
    entry(
      decision ? `A decision: ${plain(decision.decided)}` : (LETTERS[kind] ?? "From the moderators"),
      {
        Told: time(toldAt),
        Decided: time(decision?.decidedAt ?? null),
        Guideline: decision?.guideline,
        Until: time(decision?.until ?? null),
        "About your post": decision?.post,
        Address: decision?.address,
        "The post you reported": report?.post,
        "Why you reported it": report && REPORT_REASONS[report.reason as keyof typeof REPORT_REASONS],
        "What came of it": report?.outcome && OUTCOMES[report.outcome],
      },
      { "": words, "The reasons": decision?.reason, "Your text as it was": decision?.textDecidedAbout },
    ),
  appeals: ({ decision, status, begunAt, decidedAt, messages }) =>
    entry(
      `An appeal: ${Object.values(APPEAL_DECISIONS).find((known) => known.status === status)?.label ?? status}`,
      { Begun: time(begunAt), Decided: time(decidedAt), "The decision": decision },
      Object.fromEntries(
        messages.map(({ from, sentAt, text }, at) => [`${at + 1}. From ${from}, ${time(sentAt)}`, text]),
      ),
    ),
};

const labelIn = (labels: Record<string, { label: string }>, slug: string): string =>
  labels[slug]?.label ?? slug;
