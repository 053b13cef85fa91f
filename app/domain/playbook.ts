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

/** A line of the record that is a step: which one, by whom. */
export type StepDone = { act: string; actorId: string | null; atMs: number };

/**
 * Which steps are done, and what is still needed before the item can be closed. The second pair of eyes must be another
 * person's. What nobody could do is not asked for, and the page says so: a second look where there is no other moderator,
 * a care message where the author has left for good.
 */
export function playbookState(
  done: readonly StepDone[],
  { otherModerators, hasAuthor }: { otherModerators: number; hasAuthor: boolean },
) {
  const lastAssessment = done.findLast(({ act }) => act === PLAYBOOK.assess.act);
  const isDone = (step: PlaybookStep): boolean => {
    const lines = done.filter(({ act }) => act === PLAYBOOK[step].act);
    if (step !== "second") return lines.length > 0;
    return lines.some(({ actorId }) => actorId !== lastAssessment?.actorId);
  };
  const isPossible = (step: PlaybookStep): boolean =>
    step === "second" ? otherModerators > 0 : step !== "care" || hasAuthor;
  const missing = PLAYBOOK_STEPS.filter((step) => PLAYBOOK[step].needed && !isDone(step) && isPossible(step));
  return { done: PLAYBOOK_STEPS.filter(isDone), missing };
}
