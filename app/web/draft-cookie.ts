import type { FormState, WaitingPostView } from "#app/domain/views.ts";
import { excerptOf, renderMarkdown } from "#app/render/markdown.ts";
import { DRAFT_LIFETIME_MS, type Draft, discardDraft, findDraft, keepDraft } from "#app/workflows/drafts.ts";
import type { AppContext } from "./context.ts";

/** How much of a waiting post is shown to know it again, in characters. */
const WAITING_EXCERPT_CHARS = 160;

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

export const clearDraftCookie = (context: AppContext): string => cookie(context, "", 0);

/** Keeps a form for its writer and returns the cookie that leads back to it. */
export async function keepDraftFor(request: Request, context: AppContext, draft: Draft): Promise<string> {
  const previousToken = draftToken(request, context);
  const token = await keepDraft(context.db, draft, { previousToken, nowMs: context.nowMs() });
  return cookie(context, token, DRAFT_LIFETIME_MS / 1000);
}

const findWaiting = (request: Request, context: AppContext): Promise<Draft | null> =>
  findDraft(context.db, draftToken(request, context), context.nowMs());

/** The post that joining or signing in will publish from this browser, or null. */
export async function waitingPost(request: Request, context: AppContext): Promise<WaitingPostView | null> {
  const fields = (await findWaiting(request, context))?.fields;
  if (fields?.form !== "reply" && fields?.form !== "thread") return null;
  return {
    title: fields.title ?? null,
    excerpt: excerptOf(renderMarkdown(fields.body ?? ""), WAITING_EXCERPT_CHARS),
  };
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
