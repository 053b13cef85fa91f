import type { AppealStatus } from "./appeal.ts";
import type { Figures } from "./figures.ts";
import type { Month } from "./month.ts";
import type { RecordedAct } from "./record.ts";
import type { ReportOutcome, ReportReason } from "./report.ts";

/**
 * A month of the record with everything that belongs to it, for an operator who must answer for it. People are keys that
 * hold within one pack (`person-3`) and are given anew in the next: no handle, no account. Somebody who wrote under an
 * alias has a key of their own for that thread, which nothing joins with their other one.
 *
 * `withheld`: texts of threads that only their author reads now, and what an admin may not read about their own posts.
 */
export type EvidencePack = {
  month: Month;
  /** Times are ISO 8601 in UTC. */
  madeAt: string;
  figures: Figures;
  acts: EvidenceAct[];
  reports: EvidenceReport[];
  appeals: EvidenceAppeal[];
};

export type EvidenceAct = {
  id: string;
  at: string;
  act: RecordedAct;
  /** A person's key, `software`, or `command line`. */
  by: string;
  subjectKind: "post" | "thread" | "account" | "rules";
  /** The id of a post or a thread; a person's key; `rules`. */
  subject: string;
  /** Whoever wrote the post. */
  author: string | null;
  item: string | null;
  guideline: number | null;
  reason: string;
  from: string | null;
  to: string | null;
  until: string | null;
  /** The act that this one takes back, or decides an appeal against. */
  ofAct: string | null;
  text: string | null;
  withheld: boolean;
};

export type EvidenceReport = {
  at: string;
  by: string;
  post: string;
  author: string | null;
  item: string;
  reason: ReportReason;
  details: string;
  outcome: ReportOutcome | null;
  title: string | null;
  text: string;
  withheld: boolean;
};

export type EvidenceAppeal = {
  ofAct: string;
  by: string;
  status: AppealStatus;
  openedAt: string;
  decidedAt: string | null;
  messages: { at: string; side: "member" | "moderators"; body: string }[];
};

/** Gives each person a key by whoever is met first. `name`: what tells two people apart and is not told itself. */
export function personKeys(): (name: string) => string {
  const keys = new Map<string, string>();
  return (name) => {
    const key = keys.get(name) ?? `person-${keys.size + 1}`;
    keys.set(name, key);
    return key;
  };
}
