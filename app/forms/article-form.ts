import { z } from "zod";
import { hiddenNumber, requiredChoice } from "./fields.ts";
import { defineForm } from "./parse-form.ts";

/** The whole file, front matter included; render/article-source.ts has its rules. */
export const articleForm = defineForm({
  source: z.string(),
  fromRevision: hiddenNumber,
  intent: requiredChoice(["preview", "save"], "Please choose what to do."),
});
