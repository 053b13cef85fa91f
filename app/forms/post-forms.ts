import { z } from "zod";
import { BODY_MAX_CHARS, REASON_MAX_CHARS, TITLE_MAX_CHARS } from "#app/domain/post.ts";
import { SELECTION_MAX_CHARS } from "#app/domain/quote.ts";
import { REPORT_REASON_SLUGS } from "#app/domain/report.ts";
import { AUDIENCES, STARTABLE_KIND_SLUGS } from "#app/domain/thread.ts";
import {
  checkbox,
  hiddenKey,
  hiddenNumber,
  optionalChoice,
  optionalNumber,
  optionalText,
  requiredChoice,
  requiredText,
} from "./fields.ts";
import { gatherNotes, needFields, noteFields } from "./need-fields.ts";
import { defineForm } from "./parse-form.ts";

const body = requiredText({
  max: BODY_MAX_CHARS,
  empty: "There is nothing to read here yet. Please write a few words.",
  tooLong: `This is longer than ${BODY_MAX_CHARS.toLocaleString("en")} characters. Could it be two posts?`,
});

/** A title as it is kept, in one line. */
export const title = requiredText({
  max: TITLE_MAX_CHARS,
  empty: "Please give it a title. A few words are enough.",
  tooLong: `A title can have ${TITLE_MAX_CHARS} characters.`,
}).transform((text) =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim(),
);

const audience = requiredChoice(AUDIENCES, "Please choose who can read this.");

/** What stands above an opening post. */
const heading = { title, ...needFields, audience };

/** The rule asks whether the words stand in the quoted post; here they are only kept from being megabytes. */
const quotedText = z.string().transform((text) => text.slice(0, 2 * SELECTION_MAX_CHARS));

/**
 * `confirmed`: its writer has read what screening asks about, and posts it as it is. A reply or a comment. `quote` is the id of the quoted post, `quotedText` the words of it that are meant, `section` the
 * anchor of what it is about, `writtenFor` who could read the thread when the page was made.
 */
export const replyForm = defineForm(
  {
    ...{ body, quote: hiddenKey, quotedText, section: hiddenKey, ...noteFields },
    ...{
      anonymous: checkbox,
      confirmed: checkbox,
      writtenFor: optionalChoice(AUDIENCES),
      requestKey: hiddenKey,
    },
  },
  (form) => form.transform(gatherNotes),
);

export const threadForm = defineForm(
  {
    kind: requiredChoice(STARTABLE_KIND_SLUGS, "Please choose what this is."),
    ...heading,
    body,
    section: hiddenKey,
    ...noteFields,
    anonymous: checkbox,
    confirmed: checkbox,
    requestKey: hiddenKey,
  },
  (form) => form.transform(gatherNotes),
);

/** An unsent letter. Without a choice it is its writer's alone, and takes no replies. */
export const letterForm = defineForm(
  {
    ...heading,
    body,
    ...noteFields,
    anonymous: checkbox,
    confirmed: checkbox,
    requestKey: hiddenKey,
  },
  (form) => form.transform(gatherNotes).transform((letter) => ({ ...letter, kind: "letter" as const })),
);

/** Checked where there is a heading, and only there. */
const typed = z.string().max(1_000);

/**
 * `heading` is "yes" where an opening post is edited, with what stands above it; empty for a reply, which has nothing
 * above it.
 */
export const editForm = defineForm(
  {
    heading: z.enum(["yes", ""]),
    title: typed,
    ending: typed,
    timeSince: typed,
    hope: typed,
    audience: typed,
    body,
    ...noteFields,
    forget: checkbox,
    confirmed: checkbox,
    fromRevision: hiddenNumber,
  },
  (form) =>
    form.transform((values, issues) => {
      const { title, ending, timeSince, hope, audience, heading: isOpening, ...rest } = gatherNotes(values);
      if (isOpening !== "yes") return { ...rest, heading: null };
      const checked = z.object(heading).safeParse({ title, ending, timeSince, hope, audience });
      if (checked.success) return { ...rest, heading: checked.data };
      for (const { path, message } of checked.error.issues)
        issues.addIssue({ code: "custom", path: [...path], message });
      return z.NEVER;
    }),
);

/** `revision`: the one earlier version to delete, or null for all of them. */
export const forgetForm = defineForm({ revision: optionalNumber });

export const reportForm = defineForm({
  reason: requiredChoice(REPORT_REASON_SLUGS, "Please choose what comes closest."),
  details: optionalText(
    REASON_MAX_CHARS,
    `Please keep this under ${REASON_MAX_CHARS.toLocaleString("en")} characters.`,
  ),
});

/** The rules of what a post is made of, for other ways in than these forms. */
export const POST_RULES = { title, body };
