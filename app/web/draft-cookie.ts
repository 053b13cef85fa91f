import type { FormState, WaitingFormView } from "#app/domain/form-views.ts";
import { DRAFT_LIFETIME_MS, type Draft, discardDraft, findDraft, keepDraft } from "#app/workflows/drafts.ts";
import type { AppContext } from "./context.ts";

/** How much of a waiting text is shown to know it again, in characters. */
const WAITING_EXCERPT_CHARS = 160;

/** Whether a waiting form becomes a post once its writer has joined. The name is the one given to takeWriting. */
export const isPostForm = (form: string | undefined): boolean =>
  form === "reply" || form === "thread" || form === "letter";

/** The cookie that leads to a kept form: a random token, readable by the server alone, for a day. */
const nameOf = (context: AppContext): string =>
  context.sessions.cookieName.startsWith("__Host-") ? "__Host-draft" : "draft";

export function draftToken(request: Request, context: AppContext): string | null {
  const name = nameOf(context);
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=");
    if (key === name && value && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

function cookie(context: AppContext, token: string, maxAgeS: number): string {
  const secure = nameOf(context).startsWith("__Host-") ? "; Secure" : "";
  return `${nameOf(context)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${secure}`;
}

const clearDraftCookie = (context: AppContext): string => cookie(context, "", 0);

/** Keeps a form for its writer and returns the cookie that leads back to it. */
export async function keepDraftFor(request: Request, context: AppContext, draft: Draft): Promise<string> {
  const previousToken = draftToken(request, context);
  const token = await keepDraft(context.db, draft, { previousToken, nowMs: context.nowMs() });
  return cookie(context, token, DRAFT_LIFETIME_MS / 1000);
}

const findWaiting = (request: Request, context: AppContext): Promise<Draft | null> =>
  findDraft(context.db, draftToken(request, context), context.nowMs());

/** What waits in this browser for its writer to join or sign in, enough of it to know it again; or null. */
export async function waitingForm(request: Request, context: AppContext): Promise<WaitingFormView | null> {
  const fields = (await findWaiting(request, context))?.fields;
  if (!fields?.form) return null;
  const text = (fields.body ?? fields.details ?? "").slice(0, 2 * WAITING_EXCERPT_CHARS);
  return {
    title: fields.title || null,
    excerpt: [...text.replace(/\s+/g, " ").trim()].slice(0, WAITING_EXCERPT_CHARS).join(""),
    isPost: isPostForm(fields.form),
  };
}

/** Lets go of the draft of the form at this path, once it has been stored, and of nothing else. */
export async function clearStored(request: Request, context: AppContext, path: string): Promise<HeadersInit> {
  const waiting = await findWaiting(request, context);
  return waiting?.path === path ? { "Set-Cookie": await discardWaiting(request, context) } : {};
}

/** Lets go of what waits, and returns the cookie that goes with it. */
export async function discardWaiting(request: Request, context: AppContext): Promise<string> {
  const token = draftToken(request, context);
  if (token) await discardDraft(context.db, token);
  return clearDraftCookie(context);
}

/** What was typed into the form at this path and is still waiting, to fill the form with; else null. */
export async function draftForm(
  request: Request,
  context: AppContext,
  path: string,
): Promise<FormState | null> {
  const draft = await findWaiting(request, context);
  if (draft?.path !== path || Object.keys(draft.fields).length === 0) return null;
  return { values: draft.fields, errors: {}, formError: null };
}
