import { data, redirect } from "@remix-run/node";
import { type Actor, isMember } from "#app/domain/actor.ts";
import type { Result } from "#app/domain/result.ts";
import { type Form, formAgain, parseForm, typedValues } from "#app/forms/parse-form.ts";
import type { Refusal } from "#app/workflows/refusal.ts";
import type { AppContext } from "./context.ts";
import { clearStored, keepDraftFor } from "./draft-cookie.ts";
import { viewerOf, viewerSession } from "./guard.ts";
import type { LimitName } from "./rate-limit.ts";
import { readForm } from "./read-form.ts";
import { refusalText, tooManyText } from "./responses.ts";

/** One form that stores what somebody wrote. */
export type WritingForm<Field extends string, Values, Done> = {
  form: Form<Field, Values>;
  /** Counts a member's try. */
  limit: LimitName;
  /** Where the form stands; a draft of it is brought back here. */
  path: string;
  /** Which form this is, for publishing its draft after joining; see resume.ts. */
  draft: Record<string, string>;
  store: (values: Values, actor: Actor) => Promise<Result<Done, Refusal>>;
  /** Where to go when it is stored. */
  done: (value: Done) => string;
};

/**
 * The one way in for everything that is written: read, validate, count, store, go on. Whatever goes wrong, the text
 * is given back: beside its errors, as a draft that waits for its writer to sign in, or on the error page.
 */
export async function takeWriting<Field extends string, Values, Done>(
  request: Request,
  context: AppContext,
  { form, ...writing }: WritingForm<Field, Values, Done>,
) {
  const sent = await readForm(request, context);
  const again = (formError: string, status: number) => data(formAgain(form, sent, formError), { status });

  const actor = await viewerOf(request, context);
  const parsed = parseForm(form, sent);
  if (!parsed.ok) return data(parsed.error, { status: 422 });

  const counted = isMember(actor)
    ? await context.limits(writing.limit, actor.id)
    : await context.limits("keep-draft", context.visitorKey);
  if (!counted.ok) {
    const { message, status } = tooManyText(counted.error);
    return again(message, status);
  }

  const stored = await writing.store(parsed.value, actor);
  if (stored.ok)
    return redirect(writing.done(stored.value), {
      headers: await clearStored(request, context, writing.path),
    });
  if (stored.error.kind === "denied" && stored.error.reason === "sign-in-first") {
    const fields = { ...typedValues(form, sent), ...writing.draft };
    const cookie = await keepDraftFor(request, context, { path: writing.path, fields });
    const { ended } = await viewerSession(request, context);
    return redirect(ended ? "/sign-in" : "/join", { headers: { "Set-Cookie": cookie } });
  }
  const { message, status } = refusalText(stored.error);
  if (stored.error.kind === "stale") sent.delete("fromRevision"); // Told of the other version, the writer may go on from it.
  return again(message, status);
}
