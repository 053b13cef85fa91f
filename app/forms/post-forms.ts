import { z } from "zod";
import { ENDING_SLUGS } from "#app/domain/ending.ts";
import { REPORT_REASON_SLUGS } from "#app/domain/moderation.ts";
import { BODY_MAX_CHARS, REASON_MAX_CHARS, TITLE_MAX_CHARS } from "#app/domain/post.ts";
import { STARTABLE_KIND_SLUGS } from "#app/domain/thread.ts";
import {
  hiddenKey,
  hiddenNumber,
  optionalChoice,
  optionalText,
  requiredChoice,
  requiredText,
} from "./fields.ts";
import { defineForm } from "./parse-form.ts";

const body = requiredText({
  max: BODY_MAX_CHARS,
  empty: "There is nothing to read here yet. Please write a few words.",
  tooLong: `This is longer than ${BODY_MAX_CHARS.toLocaleString("en")} characters. Could it be two posts?`,
});

const title = requiredText({
  max: TITLE_MAX_CHARS,
  empty: "Please give it a title. A few words are enough.",
  tooLong: `A title can have ${TITLE_MAX_CHARS} characters.`,
}).transform((text) =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim(),
);

const ending = optionalChoice(ENDING_SLUGS);

/** A reply or a comment. `quote` is the id of the quoted post. */
export const replyForm = defineForm({ body, quote: hiddenKey, requestKey: hiddenKey });

export const threadForm = defineForm({
  kind: requiredChoice(STARTABLE_KIND_SLUGS, "Please choose what this is."),
  title,
  ending,
  body,
  requestKey: hiddenKey,
});

/** `heading` is "yes" where an opening post is edited, with its title and ending; empty for a reply, which has none. */
export const editForm = defineForm(
  { heading: z.enum(["yes", ""]), title: z.string().max(1_000), ending, body, fromRevision: hiddenNumber },
  (form) =>
    form.transform(({ heading, title: typed, ending: chosen, ...rest }, issues) => {
      if (heading !== "yes") return { ...rest, heading: null };
      const checked = title.safeParse(typed);
      if (checked.success) return { ...rest, heading: { title: checked.data, ending: chosen } };
      issues.addIssue({ code: "custom", path: ["title"], message: checked.error.issues[0]?.message ?? "" });
      return z.NEVER;
    }),
);

export const reportForm = defineForm({
  reason: requiredChoice(REPORT_REASON_SLUGS, "Please choose what comes closest."),
  details: optionalText(
    REASON_MAX_CHARS,
    `Please keep this under ${REASON_MAX_CHARS.toLocaleString("en")} characters.`,
  ),
});

/** The rules of what a post is made of, for other ways in than these forms. */
export const POST_RULES = { title, ending, body };
