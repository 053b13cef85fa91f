import { data, redirect } from "@remix-run/node";
import { type Actor, isMember } from "#app/domain/actor.ts";
import { DENIALS } from "#app/domain/denials.ts";
import { wordsWritten } from "#app/domain/draft.ts";
import { draftFormPath } from "#app/domain/draft-place.ts";
import { parseDraftRef } from "#app/domain/draft-ref.ts";
import type { EditConflictView } from "#app/domain/edit-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import type { Result } from "#app/domain/result.ts";
import { withSuggestions } from "#app/domain/screening/with-suggestions.ts";
import { type Form, formAgain, parseForm } from "#app/forms/parse-form.ts";
import type { Alongside } from "#app/workflows/alongside.ts";
import { clearPosted } from "#app/workflows/drafts.ts";
import { presentScreened } from "#app/workflows/present-findings.ts";
import type { Refusal } from "#app/workflows/refusal.ts";
import type { GivenBack } from "#app/workflows/screen-writing.ts";
import type { AppContext } from "./context.ts";
import { keepTyped, typedFields } from "./drafts.ts";
import { viewerOf, viewerSession } from "./guard.ts";
import type { LimitName } from "./rate-limit.ts";
import { readForm } from "./read-form.ts";
import { goneWhileWriting, refusalText, tooManyText } from "./responses.ts";

/** One form that stores what somebody wrote. */
export type WritingForm<Field extends string, Values, Done> = {
  form: Form<Field, Values>;
  /** Counts a member's try. */
  limit: LimitName;
  /** Where the form stands, by domain/draft-place.ts; a draft of it is brought back here. */
  path: string;
  store: (values: Values, actor: Actor, alongside: Alongside) => Promise<Result<Done, Refusal | GivenBack>>;
  /** Where to go when it is stored. */
  done: (value: Done) => string;
  /** What was saved meanwhile, to stand beside what was typed. */
  conflict?: (values: Values, actor: Actor) => Promise<EditConflictView | null>;
};

/**
 * The one way in for everything that is written: read, validate, count, store, go on. Whatever goes wrong, the text
 * is given back: beside its errors and as a draft, or on the error page when the database is away.
 */
export async function takeWriting<Field extends string, Values, Done>(
  request: Request,
  context: AppContext,
  { form, path, ...writing }: WritingForm<Field, Values, Done>,
) {
  const sent = await readForm(request, context);
  const keep = (waits = false) => keepTyped(request, context, { path, sent, waits });
  const again = async (state: FormState<Field> & { conflict?: EditConflictView }, status: number) =>
    data(state, { status, headers: (await keep()).headers });

  const actor = await viewerOf(request, context);
  if (sent.get("intent") === "keep") {
    const { saved, headers } = await keep();
    if (saved.outcome === "saved") return redirect(draftFormPath(path, saved.draft.id), { headers });
    return data(formAgain(form, sent, NOT_KEPT[saved.outcome] ?? null), { status: 422 });
  }
  const parsed = parseForm(form, sent);
  if (!parsed.ok) return again(parsed.error, 422);

  const counted = isMember(actor)
    ? await context.limits(writing.limit, actor.id)
    : await context.limits("keep-draft", await context.visitorKey());
  if (!counted.ok) {
    const { message, status } = tooManyText(counted.error);
    return again(formAgain(form, sent, message), status);
  }

  const draft = { ref: parseDraftRef(sent.get("draft")), fields: typedFields(sent) };
  const alongside: Alongside = async (tx) => {
    if (!isMember(actor)) return;
    const owner = { kind: "member", key: actor.id } as const;
    await clearPosted(tx, { ...draft, owner, path, postedPath: path, nowMs: context.nowMs() });
  };
  const store = (values: Values) => writing.store(values, actor, alongside);
  const first = await store(parsed.value);
  const changed = takeSuggestions(form, sent, first);
  const stored = changed ? await store(changed) : first;
  if (stored.ok) return redirect(writing.done(stored.value));
  if (stored.error.kind === "screened") {
    const screened = presentScreened(stored.error);
    return again({ ...formAgain(form, sent, GIVEN_BACK), screened }, 422);
  }
  const isGone = stored.error.kind === "denied" && DENIALS[stored.error.reason].status === 404;
  const { ended } = await viewerSession(request, context);
  const asksToSignIn = stored.error.kind === "denied" && stored.error.reason === "sign-in-first";
  if (asksToSignIn || (isGone && ended)) {
    const { saved, headers } = await keep(true);
    const problem = NOT_KEPT[saved.outcome];
    return problem
      ? data(formAgain(form, sent, problem), { status: 422 })
      : redirect(ended ? "/sign-in" : "/join", { headers });
  }
  if (isGone) {
    const { saved, headers } = await keep();
    throw goneWhileWriting(headers, saved.outcome === "saved" ? null : wordsWritten(typedFields(sent)));
  }
  const { message, status } = refusalText(stored.error);
  const conflict = stored.error.kind === "stale" && (await writing.conflict?.(parsed.value, actor));
  return again({ ...formAgain(form, sent, message), ...(conflict ? { conflict } : {}) }, status);
}

/**
 * “Write it that way, and post it”: the form's values once what is suggested stands in what was sent. What else is to
 * be asked is asked then. Null where nobody pressed it, or there is nothing to ask.
 */
function takeSuggestions<Field extends string, Values>(
  form: Form<Field, Values>,
  sent: URLSearchParams,
  stored: Result<unknown, Refusal | GivenBack>,
): Values | null {
  if (sent.get("instead") !== "yes" || stored.ok || stored.error.kind !== "screened") return null;
  const { screened, title, body } = stored.error;
  if (screened.verdict !== "ask") return null;
  if (title !== null) sent.set("title", withSuggestions(title, screened.findings, "title"));
  sent.set("body", withSuggestions(body, screened.findings, "body"));
  const parsed = parseForm(form, sent);
  return parsed.ok ? parsed.value : null;
}

const GIVEN_BACK = "Nothing has been posted yet. Please look at this first:";

/** Why a press of “Keep as a draft” kept nothing. */
const NOT_KEPT: Partial<Record<string, string>> = {
  empty: "There are no words in it yet, so there was nothing to keep.",
  full: "You have as many drafts as the forum keeps. Please delete some under “Your drafts”, then try again.",
  "too-long": "This is longer than a draft can be. Please keep a copy of it elsewhere as well.",
  "too-many": "That was a lot in a short time. Please try again in a few minutes; your text is still below.",
};
