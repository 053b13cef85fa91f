/**
 * What screening noticed in a draft. Severities stand in order: the most severe finding is the verdict, whatever else
 * was found and in whatever order the checks ran.
 *
 *   severity   verdict    what happens
 *   note       publish    nothing; it is only listed where findings are listed
 *   flag       flag       published, and moderators look at it
 *   ask        ask        given back with the finding: change it, or post anyway, which is then a flag
 *   hold       hold       waits for a moderator
 *   refuse     refuse     given back, not stored
 */
export const SEVERITIES = ["note", "flag", "ask", "hold", "refuse"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const VERDICTS = {
  note: "publish",
  flag: "flag",
  ask: "ask",
  hold: "hold",
  refuse: "refuse",
} as const;
export type Verdict = (typeof VERDICTS)[Severity];

/** Whether the author may be in danger: thoughts of it, or a plan, means, a farewell or intent now. */
export type Danger = "none" | "thoughts" | "now";

export type CheckName =
  | "length"
  | "repeated"
  | "newcomer"
  | "identity"
  | "links"
  | "words"
  | "cruelty"
  | "danger"
  | "spam"
  | "outside";

/** Which of the author's two texts a place is in. */
export type Field = "title" | "body";

export type Finding = {
  check: CheckName;
  severity: Severity;
  field: Field;
  /** From `start` up to `end`, in UTF-16 units of the text as its author wrote it. Never half of a character. */
  start: number;
  end: number;
  /** For its author to read. */
  message: string;
  /** What could stand at the place instead; empty where the words could simply go. */
  suggestion?: string;
  danger?: Exclude<Danger, "none">;
};

/** Findings about places in this text. What is about the whole of it points at nothing. */
export const placesIn = (text: string, findings: readonly Finding[]): Finding[] =>
  findings.filter(({ start, end }) => end - start < text.length);

export type Screened = { verdict: Verdict; danger: Danger; findings: Finding[] };

/** Whether there is anything in it for a moderator; db/queries/figures.ts asks the same of what is stored. */
export const isNoticed = ({ verdict, danger }: Pick<Screened, "verdict" | "danger">): boolean =>
  verdict !== "publish" || danger !== "none";

/** The verdict over all findings: that of the most severe one. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const worst = Math.max(0, ...findings.map(({ severity }) => SEVERITIES.indexOf(severity)));
  return VERDICTS[SEVERITIES[worst] ?? "note"];
}

export function dangerOf(findings: readonly Finding[]): Danger {
  if (findings.some(({ danger }) => danger === "now")) return "now";
  return findings.some(({ danger }) => danger === "thoughts") ? "thoughts" : "none";
}
