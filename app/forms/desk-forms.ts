import { z } from "zod";
import { APPEAL_DECISION_NAMES } from "#app/domain/appeal.ts";
import { type BeginningProblem, beginningProblem } from "#app/domain/canned-reason.ts";
import { CARE_BEGINNINGS } from "#app/domain/care-templates.ts";
import { ENDING_SLUGS } from "#app/domain/ending.ts";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { ITEM_ACT_NAMES, ITEM_ACTS } from "#app/domain/moderation.ts";
import { ASSESSMENT_NAMES } from "#app/domain/playbook.ts";
import { REASON_MAX_CHARS } from "#app/domain/post.ts";
import { SANCTION_KINDS } from "#app/domain/sanction.ts";
import { STARTABLE_KIND_SLUGS } from "#app/domain/thread.ts";
import {
  hiddenKey,
  hiddenNumber,
  optionalChoice,
  optionalText,
  requiredChoice,
  requiredText,
} from "./fields.ts";
import { gatherNotes, noteFields } from "./need-fields.ts";
import { defineForm } from "./parse-form.ts";
import { title } from "./post-forms.ts";

const reason = optionalText(
  REASON_MAX_CHARS,
  `Please keep this under ${REASON_MAX_CHARS.toLocaleString("en")} characters.`,
);

const guideline = z
  .string()
  .transform((text) => (text === "" ? null : Number(text)))
  .refine(
    (number) => number === null || GUIDELINES.some((one) => one.number === number),
    "Please choose a guideline.",
  );

/**
 * A decision on a review item. What the act needs by ITEM_ACTS must be there; labels and the words to take out are read
 * by those acts alone.
 */
export const decisionForm = defineForm(
  {
    act: requiredChoice(ITEM_ACT_NAMES, "Please choose what to do."),
    guideline,
    reason,
    ...noteFields,
    ending: optionalChoice(ENDING_SLUGS),
    kind: optionalChoice(STARTABLE_KIND_SLUGS),
    words: z.string().max(1_000, "Please take out fewer words at a time."),
    instead: z.string().max(200, "Please put something shorter in its place."),
    title: z.string(),
    version: hiddenNumber,
    postRevision: hiddenNumber,
  },
  (form) =>
    form
      .superRefine(({ act, guideline, reason, words, title: typed, kind }, issues) => {
        const needed = ITEM_ACTS[act].statement;
        const missing = (path: string, message: string) =>
          issues.addIssue({ code: "custom", path: [path], message });
        if (needed === "required" && guideline === null)
          missing("guideline", "Please choose the guideline this is about.");
        if (needed !== "none" && reason === "")
          missing("reason", "Please write a reason. The author will read it.");
        if (act === "redact" && words.trim() === "")
          missing("words", "Please write which words to take out, as they stand in the post.");
        if (act !== "move") return;
        const given = title.safeParse(typed);
        if (!given.success) missing("title", given.error.issues[0]?.message ?? "");
        if (kind === null) missing("kind", "Please choose what it is.");
      })
      .transform((values) => {
        const { contentNotes, ending, kind, words, instead, title: typed, ...decision } = gatherNotes(values);
        const given = title.safeParse(typed);
        return {
          ...decision,
          relabel: { contentNotes, ending, kind },
          redact: { words: words.trim(), instead: instead.trim() },
          move: { title: given.data ?? "", kind: kind ?? "experience" },
        };
      }),
);

const needed = (empty: string) =>
  requiredText({
    max: REASON_MAX_CHARS,
    empty,
    tooLong: `Please keep this under ${REASON_MAX_CHARS.toLocaleString("en")} characters.`,
  });
const act = z.string();

/** An act that needs nothing but to be pressed. */
export const pressForm = defineForm({ act });

/** What is written for colleagues: with an item, about a person, when a shift ends. */
export const noteForm = defineForm({ act, note: needed("Please write a few words for your colleagues.") });

/** `of`: a colleague by name, or `*` for anybody. */
export const opinionForm = defineForm({
  act,
  of: z.string().min(1, "Please choose whom to ask.").max(200, "Please choose whom to ask."),
  note: needed("Please write what you would like to know."),
});

export const assessForm = defineForm({
  act,
  version: hiddenNumber,
  answer: requiredChoice(ASSESSMENT_NAMES, "Please choose an answer."),
  note: reason,
});

const CARE_PROBLEMS: Record<BeginningProblem, string> = {
  gap: "There is still a gap in the message, in square brackets. Please fill it in or take it out.",
  "as-it-came":
    "These are still the words of a template. Please add something of your own, so that they fit this person.",
};

/** The author reads it, signed by the moderators. */
export const careForm = defineForm({
  act,
  version: hiddenNumber,
  message: needed("Please write the message. A template is only a beginning.").superRefine((text, issues) => {
    const problem = beginningProblem(text, CARE_BEGINNINGS);
    if (problem) issues.addIssue({ code: "custom", message: CARE_PROBLEMS[problem] });
  }),
});

/** Days until it ends; empty for until it is lifted. */
const days = z
  .string()
  .regex(/^\d{0,3}$/, "Please choose an end.")
  .transform((digits) => (digits === "" ? null : Number(digits)));

export const sanctionForm = defineForm({
  act: requiredChoice(SANCTION_KINDS, "Please choose what to do."),
  guideline: guideline.refine((number) => number !== null, "Please choose the guideline this is about."),
  reason: needed("Please write a reason. They will read it."),
  days,
  seen: hiddenNumber,
});

export const liftForm = defineForm({
  act,
  sanctionId: hiddenKey,
  reason: needed("Please write why it ends. They will read it."),
});

export const appealForm = defineForm({
  body: needed("Please write what you would like to be looked at again."),
});

export const appealMessageForm = defineForm({ act, body: needed("Please write a message.") });

export const appealDecisionForm = defineForm({
  act,
  decision: requiredChoice(APPEAL_DECISION_NAMES, "Please choose how it ends."),
  reason: needed("Please write your reasons. They will read them."),
  guideline,
  days,
  version: hiddenNumber,
});

export const removeReasonForm = defineForm({ act, id: hiddenKey });

const reasonWords = needed("Please write the words to begin with.");

export const cannedReasonForm = defineForm({
  act,
  forAct: requiredChoice([...ITEM_ACT_NAMES, ...SANCTION_KINDS, "lock"], "Please choose what it is for."),
  guideline,
  body: reasonWords,
});

export const changeReasonForm = defineForm({ act, id: hiddenKey, body: reasonWords });

/** After how many hard items to suggest a break; from 1 to 100. */
export const breakForm = defineForm({
  act,
  breakAfter: z
    .string()
    .regex(/^([1-9]\d?|100)$/, "Please choose a number from 1 to 100.")
    .transform(Number),
});

/** Which of a person's posts go: those that the preview showed, `id:revision` each. */
export const bulkForm = defineForm({
  act,
  guideline: guideline.refine((number) => number !== null, "Please choose the guideline this is about."),
  reason: needed("Please write a reason. They will read it, once for each post."),
  posts: z
    .string()
    .regex(/^([0-9a-z]{20}:\d{1,9}( [0-9a-z]{20}:\d{1,9}){0,99})?$/, "Please open the page again.")
    .transform((posts) =>
      posts
        .split(" ")
        .filter(Boolean)
        .map((post) => {
          const [id = "", revision] = post.split(":");
          return { id, revision: Number(revision) };
        }),
    ),
});

/** `source`: the rules, a line each; a few hundred of them are enough for any forum. */
export const rulesForm = defineForm({
  act,
  source: z.string().max(60_000, "These are more rules than the forum can keep. Please shorten the lists."),
  version: hiddenNumber,
  text: z.string().max(60_000, "Please try a shorter text."),
});

/** Closing needs a guideline and a reason that everyone reads; opening again does not. `back` is a path to return to. */
export const lockForm = defineForm(
  {
    act: requiredChoice(["lock", "unlock"], "Please choose what to do."),
    guideline,
    reason,
    days,
    seen: hiddenKey,
    back: z.string().max(1_000),
  },
  (form) =>
    form.superRefine(({ act, guideline, reason }, issues) => {
      if (act !== "lock") return;
      const missing = (path: string, message: string) =>
        issues.addIssue({ code: "custom", path: [path], message });
      if (guideline === null) missing("guideline", "Please choose the guideline this is about.");
      if (reason === "") missing("reason", "Please write why. Everyone who opens the thread reads it.");
    }),
);

/** Seeing the account behind an alias needs a reason, which stays in the record. */
export const unmaskForm = defineForm({
  reason: requiredText({
    max: REASON_MAX_CHARS,
    empty: "Please write why you need to know. It stays in the record.",
    tooLong: `Please keep this under ${REASON_MAX_CHARS.toLocaleString("en")} characters.`,
  }),
});
