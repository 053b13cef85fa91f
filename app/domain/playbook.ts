/**
 * The steps that a moderator goes through when someone may be in danger, in their order. Each is recorded when it is
 * done; an item in the lane “danger now” cannot be closed before those that are needed.
 */
export const PLAYBOOK = {
  assess: {
    title: "Is anyone in danger now?",
    act: "assess",
    needed: true,
  },
  care: {
    title: "Send a care message",
    act: "care",
    needed: true,
  },
  second: {
    title: "A second pair of eyes",
    act: "second-look",
    needed: true,
  },
  services: {
    title: "Emergency services: what we can and cannot do",
    act: "services",
    needed: false,
  },
  after: {
    title: "Hand over, and look after yourself",
    act: "hand-over",
    needed: true,
  },
} as const satisfies Record<string, { title: string; act: string; needed: boolean }>;
export type PlaybookStep = keyof typeof PLAYBOOK;
export const PLAYBOOK_STEPS = Object.keys(PLAYBOOK) as [PlaybookStep, ...PlaybookStep[]];

/** Answers to the first question. “no” takes the item out of the danger lanes, and the playbook with it. */
export const ASSESSMENTS = { yes: "Yes", unsure: "Not sure", no: "No" } as const;
export type Assessment = keyof typeof ASSESSMENTS;
export const ASSESSMENT_NAMES = Object.keys(ASSESSMENTS) as [Assessment, ...Assessment[]];

/** How long a second moderator has to look, from the moment the first answers “yes” or “not sure”. */
export const SECOND_LOOK_MS = 10 * 60 * 1000;

/** After so long nobody is waited for any more: everybody was told, and nobody came. */
export const SECOND_LAPSES_MS = 12 * 60 * 60 * 1000;

/** A line of the record that is a step: which one, by whom, with which answer. */
export type StepDone = { act: string; actorId: string | null; atMs: number; toState: string | null };

/** Facts about an item. `sinceMs`: when screening saw danger now in a version of the post for the last time; 0 for never. */
type PlaybookFacts = { otherModerators: number; hasAuthor: boolean; sinceMs: number; nowMs: number };

/**
 * Which steps are done, and what is still needed before the item can be closed. They count from the last time that danger
 * came up: what was done for an earlier version of the post, or before somebody said that there is none, was about
 * something else. The second pair of eyes is another person's than whoever asked the first question last, and comes after
 * it. What nobody could do is not asked for, and the page says so: a care message where the author has left for good, a
 * second look where there is no other moderator, or where none has come for half a day.
 */
export function playbookState(
  lines: readonly StepDone[],
  { otherModerators, hasAuthor, sinceMs, nowMs }: PlaybookFacts,
) {
  const round = roundOf(lines, sinceMs);
  const asked = round.find(isAsked);
  const askedBy = whoAsked(lines, sinceMs);
  const looked = asked ? round.slice(round.indexOf(asked) + 1) : [];
  const isDone = (step: PlaybookStep): boolean => {
    const { act } = PLAYBOOK[step];
    if (step !== "second") return round.some((line) => line.act === act);
    return looked.some((line) => line.act === act && line.actorId !== askedBy);
  };
  const hasLapsed = asked !== undefined && nowMs - asked.atMs >= SECOND_LAPSES_MS;
  const isPossible = (step: PlaybookStep): boolean => {
    if (step === "second") return otherModerators > 0 && !hasLapsed;
    return step !== "care" || hasAuthor;
  };
  const missing = PLAYBOOK_STEPS.filter((step) => PLAYBOOK[step].needed && !isDone(step) && isPossible(step));
  return { done: PLAYBOOK_STEPS.filter(isDone), missing };
}

const isAsked = ({ act, toState }: StepDone): boolean => act === PLAYBOOK.assess.act && toState !== "no";

/** The lines that count: from the last “no” on, and not from before `sinceMs`. */
function roundOf(lines: readonly StepDone[], sinceMs: number): readonly StepDone[] {
  const lastNo = lines.findLastIndex((line) => line.act === PLAYBOOK.assess.act && !isAsked(line));
  return lines.slice(Math.max(0, lastNo)).filter(({ atMs }) => atMs >= sinceMs);
}

/** Who asked the first question last, of the lines that count; null while nobody has. */
export const whoAsked = (lines: readonly StepDone[], sinceMs: number): string | null =>
  roundOf(lines, sinceMs).findLast(isAsked)?.actorId ?? null;
