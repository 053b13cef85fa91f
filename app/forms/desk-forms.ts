import { z } from "zod";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { ITEM_ACT_NAMES, ITEM_ACTS } from "#app/domain/moderation.ts";
import { REASON_MAX_CHARS } from "#app/domain/post.ts";
import { hiddenNumber, optionalText, requiredChoice, requiredText } from "./fields.ts";
import { defineForm } from "./parse-form.ts";

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

/** A decision on a review item. What the act needs by ITEM_ACTS must be there. */
export const decisionForm = defineForm(
  {
    act: requiredChoice(ITEM_ACT_NAMES, "Please choose what to do."),
    guideline,
    reason,
    version: hiddenNumber,
    postRevision: hiddenNumber,
  },
  (form) =>
    form.superRefine(({ act, guideline, reason }, issues) => {
      const needed = ITEM_ACTS[act].statement;
      const missing = (path: string, message: string) =>
        issues.addIssue({ code: "custom", path: [path], message });
      if (needed === "required" && guideline === null)
        missing("guideline", "Please choose the guideline this is about.");
      if (needed !== "none" && reason === "")
        missing("reason", "Please write a reason. The author will read it.");
    }),
);

/** Locking needs a reason that everyone reads; opening again does not. `back` is a path to return to. */
export const lockForm = defineForm(
  {
    act: requiredChoice(["lock", "unlock"], "Please choose what to do."),
    reason,
    back: z.string().max(1_000),
  },
  (form) =>
    form.superRefine(({ act, reason }, issues) => {
      if (act !== "lock" || reason !== "") return;
      const message = "Please write why. Everyone who opens the thread reads it.";
      issues.addIssue({ code: "custom", path: ["reason"], message });
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
