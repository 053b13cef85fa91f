import { data, redirect } from "@remix-run/node";
import type { ChangeProblem } from "#app/domain/appeal.ts";
import { type BeginningProblem, beginningProblem } from "#app/domain/canned-reason.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { type Form, formAgain, parseForm } from "#app/forms/parse-form.ts";
import { listCannedReasons } from "#app/workflows/canned-reasons.ts";
import type { WrongChange } from "#app/workflows/carry-out-appeal.ts";
import type { Refusal } from "#app/workflows/refusal.ts";
import type { WrongEnd } from "#app/workflows/sanction-person.ts";
import type { AppContext } from "./context.ts";
import { readForm } from "./read-form.ts";
import { refusalText } from "./responses.ts";

type Refused = Refusal | WrongEnd | WrongChange;

/** One of several forms on a page of the desk: what it does `on` what the page is about. */
export type DeskForm<On> = {
  /** Where it leads when it is done; null for the page itself. */
  answer: (
    on: On,
    sent: URLSearchParams,
    canned: readonly string[],
  ) => Promise<Result<Result<string | null, Refused>, FormState>>;
  again: (sent: URLSearchParams, message: string) => FormState;
};

/** `to`: where it leads when that is not the page itself, by what was done. */
export function deskForm<On, Field extends string, Values, Done>(
  form: Form<Field, Values>,
  run: (on: On, values: Values) => Promise<Result<Done, Refused>>,
  to: (done: Done) => string | null = () => null,
): DeskForm<On> {
  return {
    async answer(on, sent, canned) {
      const parsed = parseForm(form, sent);
      if (!parsed.ok) return parsed;
      const problem = hasReason(form) && beginningProblem(sent.get("reason") ?? "", canned);
      if (problem)
        return err({ ...formAgain(form, sent, null), errors: { reason: REASON_PROBLEMS[problem] } });
      const done = await run(on, parsed.value);
      return ok(done.ok ? ok(to(done.value)) : done);
    },
    again: (sent, message) => formAgain(form, sent, message),
  };
}

const hasReason = ({ fields }: { fields: readonly string[] }): boolean => fields.includes("reason");

const REASON_PROBLEMS: Record<BeginningProblem, string> = {
  gap: "There is still a gap in your words, in square brackets. Please fill it in or take it out.",
  "as-it-came":
    "These are still the words to begin with. Please add something of your own, so that they fit this person.",
};

type TakeDeskForm<On> = {
  /** By the `act` that a form carries; the first one answers when there is no such act. */
  forms: Record<string, DeskForm<On>>;
  on: On;
  path: string;
};

/** Takes one of a page's forms, and shows the page again with what was typed when it could not be done. */
export async function takeDeskForm<On>(
  request: Request,
  context: AppContext,
  { forms, on, path }: TakeDeskForm<On>,
) {
  const sent = await readForm(request, context);
  const act = sent.get("act") ?? "";
  const form = Object.hasOwn(forms, act) ? forms[act] : Object.values(forms)[0];
  if (!form) throw new Error(`${path} has no form.`);
  const canned = sent.get("reason") ? await listCannedReasons(context.db) : [];
  const answer = await form.answer(
    on,
    sent,
    canned.map(({ body }) => body),
  );
  if (!answer.ok) return data(answer.error, { status: 422 });
  const done = answer.value;
  if (done.ok) return redirect(done.value ?? path);
  const { message, status } = deskRefusal(done.error);
  return data(form.again(sent, message), { status });
}

const END_PROBLEMS = {
  "end-missing": "Please choose when it ends.",
  "end-past": "That day is over already. Please choose an end that is still to come.",
  "end-far": "A year is the longest. Please choose a shorter time, or until it is lifted.",
  "end-not-possible": "A notice has no end. Please leave it empty.",
} as const;

const CHANGE_PROBLEMS: Record<ChangeProblem, string> = {
  "nothing-to-change": "There is nothing left to change about this. It can stand, or be taken back.",
  "same-guideline": "Please choose another guideline than the one it has.",
  "no-other-end": "Please choose when it ends.",
  "past-end": END_PROBLEMS["end-past"],
  "later-end": "A change never makes it longer. Please choose an earlier end than the one it has.",
};

function deskRefusal(refusal: Refused): { message: string; status: number } {
  if (refusal.kind === "wrong-end") return { message: END_PROBLEMS[refusal.problem], status: 422 };
  if (refusal.kind === "wrong-change") return { message: CHANGE_PROBLEMS[refusal.problem], status: 422 };
  return refusalText(refusal);
}
