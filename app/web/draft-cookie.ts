import { isMember } from "#app/domain/actor.ts";
import { DRAFT_LIFETIME_MS, type DraftOwner } from "#app/domain/draft.ts";
import { discardAllDrafts } from "#app/workflows/drafts.ts";
import { hashOf, newToken } from "#db/identifiers.ts";
import type { AppContext } from "./context.ts";
import { viewerOf } from "./guard.ts";
import { tokenCookie } from "./token-cookie.ts";

/**
 * The cookie that leads to a guest's drafts: a random token of 256 bits, readable by the server alone, for a day from
 * the last change. Nothing can be guessed or forged that a signature would have to protect, and the table has only its hash.
 */
const cookie = tokenCookie("draft");

/** Tokens made in answer to this very request: the page that is drawn next has to know its drafts, too. */
const made = new WeakMap<AppContext, string>();

const tokenOf = (request: Request, context: AppContext): string | null =>
  cookie.read(request, context) ?? made.get(context) ?? null;

const guestOwner = (token: string): DraftOwner => ({ kind: "guest", key: hashOf(token) });

/** Whoever this browser was as a guest, also when somebody is signed in now. Null: it has kept nothing. */
export function guestOf(request: Request, context: AppContext): DraftOwner | null {
  const token = tokenOf(request, context);
  return token === null ? null : guestOwner(token);
}

/** Whose drafts this request may see; null for a guest who has none. */
export async function draftOwner(request: Request, context: AppContext): Promise<DraftOwner | null> {
  const viewer = await viewerOf(request, context);
  return isMember(viewer) ? { kind: "member", key: viewer.id } : guestOf(request, context);
}

/** The same, and a guest who has none yet gets the cookie, or theirs begins its day anew. */
export async function becomeDraftOwner(
  request: Request,
  context: AppContext,
): Promise<{ owner: DraftOwner; headers: Record<string, string> }> {
  const viewer = await viewerOf(request, context);
  if (isMember(viewer)) return { owner: { kind: "member", key: viewer.id }, headers: {} };
  const token = tokenOf(request, context) ?? newToken();
  made.set(context, token);
  const setCookie = cookie.make(context, token, DRAFT_LIFETIME_MS.guest / 1000);
  return { owner: guestOwner(token), headers: { "Set-Cookie": setCookie } };
}

/** Lets go of all that was kept in this browser without an account. */
export async function forgetGuest(request: Request, context: AppContext): Promise<void> {
  const guest = guestOf(request, context);
  if (guest) await discardAllDrafts(context.db, guest);
}

/** The cookie that clears it. */
export const noDraftCookie = (context: AppContext): string => cookie.make(context, "", 0);
