import { data } from "@remix-run/node";
import { type Form, formAgain } from "#app/forms/parse-form.ts";
import type { AppContext } from "./context.ts";
import type { LimitName } from "./rate-limit.ts";
import { tooManyText } from "./responses.ts";

/** Counts a try with what was sent, and gives the form back where it was one too many; null: go on. */
export async function formOverLimit<Field extends string>(
  context: AppContext,
  {
    limit,
    who,
    form,
    sent,
  }: { limit: LimitName; who: string; form: Form<Field, unknown>; sent: URLSearchParams },
) {
  const counted = await context.limits(limit, who);
  if (counted.ok) return null;
  const { message, status } = tooManyText(counted.error);
  return data(formAgain(form, sent, message), { status });
}
