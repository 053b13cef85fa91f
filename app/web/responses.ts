import { data } from "@remix-run/node";
import { DENIALS } from "#app/domain/denials.ts";
import type { Refusal } from "#app/workflows/refusal.ts";
import type { TooMany } from "./rate-limit.ts";

/**
 * What an error page may be told: a sentence in place of the usual one, and what somebody typed, given back to copy
 * when it could not be stored.
 */
export type ProblemData = { message: string | null; kept: string | null };

const problem = (status: number, { message = null, kept = null }: Partial<ProblemData> = {}) =>
  data<ProblemData>({ message, kept }, { status });

/** Thrown, each becomes its calm page in root.tsx. */
export const badRequest = () => problem(400);
export const notFound = () => problem(404);
export const problemWith = (status: number, message: string) => problem(status, { message });

/** Sent to a place that is not there any more: the page says where the words are, or gives them back. */
export const goneWhileWriting = (headers: HeadersInit, kept: string | null) =>
  data<ProblemData>({ message: kept === null ? GONE_BUT_KEPT : GONE, kept }, { status: 404, headers });

const GONE = "What you were answering is no longer here.";
const GONE_BUT_KEPT = `${GONE} Your words are safe: they stand in your drafts.`;

/** Sent after the session had ended, from a page of which no draft is kept: the words are given back. */
export const signedOutWhileWriting = (kept: string) =>
  data<ProblemData>({ message: SIGNED_OUT, kept }, { status: 403 });

const SIGNED_OUT =
  "You have been signed out meanwhile, so this was not saved. Please sign in and put it in again.";

export const tooLarge = () => problem(413);
export const unavailable = (kept: string | null = null) => problem(503, { kept });

/**
 * An answer that makes the browser load the page it leads to from the beginning: what a script keeps of earlier pages,
 * the text that has just been deleted among it, goes.
 */
export function afresh<Answer>(answer: Answer): Answer {
  if (answer instanceof Response) answer.headers.set("X-Remix-Reload-Document", "true");
  return answer;
}

/**
 * How a refusal reads above the form, with its HTTP status. What the person may not know of is thrown as 404,
 * because there is no form to show it on.
 */
export function refusalText(refusal: Refusal): { message: string; status: number } {
  if (refusal.kind === "stale") return { message: refusal.message, status: 409 };
  const { status, message } = DENIALS[refusal.reason];
  if (status === 404) throw notFound();
  return { message, status };
}

/** The same where there is no form to say it above: thrown, it becomes a page of its own. */
export function refused(refusal: Refusal) {
  const { message, status } = refusalText(refusal);
  return problemWith(status, message);
}

/** "Too often" above the form: the text stays, and when to try again is said. */
export function tooManyText({ retryAfterS }: TooMany): { message: string; status: number } {
  const minutes = Math.ceil(retryAfterS / 60);
  const hours = Math.ceil(minutes / 60);
  const wait = minutes <= 1 ? "a minute" : minutes <= 90 ? `${minutes} minutes` : `${hours} hours`;
  return {
    message: `That was a lot in a short time. Please try again in about ${wait}; nothing is lost.`,
    status: 429,
  };
}
