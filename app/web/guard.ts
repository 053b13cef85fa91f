import { redirect } from "@remix-run/node";
import { type Actor, isAdmin, isMember, isResting, type Member } from "#app/domain/actor.ts";
import { asModerator } from "#app/domain/as-moderator.ts";
import { hasShownAll } from "#app/domain/factor.ts";
import { can } from "#app/domain/permissions.ts";
import { isProved } from "#app/domain/session.ts";
import { factorsOf } from "#db/queries/factors.ts";
import { noteEndedByBan } from "./banned-here.ts";
import type { AppContext } from "./context.ts";
import { notFound, signedOutWhileWriting } from "./responses.ts";
import { visitNotes } from "./visit-notes.ts";

/**
 * Who is asking. Every loader and action begins with one of these: a layout's loader protects nothing, since
 * each loader answers by itself under `.data`.
 */
type Session = Awaited<ReturnType<AppContext["sessions"]["read"]>>;

/** The loaders of one page ask together; the session is read once. */
const sessions = new WeakMap<AppContext, Promise<Session>>();

export function viewerSession(request: Request, context: AppContext): Promise<Session> {
  const known = sessions.get(context);
  if (known) return known;
  const reading = read(request, context);
  sessions.set(context, reading);
  return reading;
}

async function read(request: Request, context: AppContext): Promise<Session> {
  const cookieHeader = request.headers.get("Cookie");
  const session = await context.sessions.read(cookieHeader);
  // On any page: the answer takes the cookie away, so the page for joining may never see it.
  if (session.ended) await noteEndedByBan(context, context.sessions.keyOf(cookieHeader) ?? "");
  const hiddenNotes = visitNotes(request);
  return hiddenNotes.length === 0 ? session : { ...session, actor: { ...session.actor, hiddenNotes } };
}

/** Anyone: a guest or a member. */
export async function viewerOf(request: Request, context: AppContext): Promise<Actor> {
  return (await viewerSession(request, context)).actor;
}

/** The same where the answer is for anybody: null when the database does not say who it is. */
export async function viewerIfKnown(request: Request, context: AppContext): Promise<Actor | null> {
  return viewerOf(request, context).catch((err: unknown) => {
    context.log.error({ err }, "who is asking cannot be read");
    return null;
  });
}

/** A member, or the way to sign in and back here; `words`, which they typed and the forum has nowhere else, come first. */
export async function requireMember(request: Request, context: AppContext, words = ""): Promise<Member> {
  const viewer = await viewerOf(request, context);
  if (isMember(viewer)) return viewer;
  if (words.trim() !== "") throw signedOutWhileWriting(words);
  throw redirect(`/sign-in?next=${encodeURIComponent(addressOf(request))}`);
}

/** Where somebody comes back to: the page that they asked for. */
export function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname.replace(/\.data$/, "") + (request.method === "GET" ? search : "");
}

/** Whether whoever has this session has shown lately that it is they. */
export const hasProved = async (request: Request, context: AppContext): Promise<boolean> =>
  isProved(await viewerSession(request, context), context.nowMs());

/**
 * The same, and a second factor where their account has one; or the way to show it and on to `next`, which is where it
 * was asked from.
 */
export async function requireProof(request: Request, context: AppContext, next: string): Promise<void> {
  await requireFactor(request, context, next);
  if (!(await hasProved(request, context))) throw redirect(`/confirm?next=${encodeURIComponent(next)}`);
}

/** A second factor where their account has one, or the way to show it: for what the password is typed beside anyway. */
export async function requireFactor(request: Request, context: AppContext, next: string): Promise<void> {
  const { actor, secondFactor } = await viewerSession(request, context);
  const shown =
    isMember(actor) && hasShownAll(await factorsOf(context.db, actor.id), { proved: secondFactor });
  if (!shown) throw redirect(stepPath(next));
}

/** The pages about mail, which a forum without a mail server does not have. */
export function requireMail({ config }: AppContext): void {
  if (!config.mail) throw notFound();
}

/** The page that asks for a second factor, or offers to set one up, and leads on to `next`. */
export const stepPath = (next: string): string => `/second-step?next=${encodeURIComponent(next)}`;

/**
 * A moderator or an admin. For everyone else the desk does not exist; whose role rests for want of a second factor is
 * led to it.
 */
export async function requireModerator(request: Request, context: AppContext): Promise<Member> {
  const viewer = await viewerOf(request, context);
  if (isResting(viewer)) throw redirect(stepPath(addressOf(request)));
  const moderator = asModerator(viewer);
  if (!moderator.ok) throw notFound();
  return moderator.value;
}

/** An admin. For everyone else the page does not exist. */
export async function requireAdmin(request: Request, context: AppContext): Promise<Member> {
  const viewer = await viewerOf(request, context);
  if (isResting(viewer) && viewer.role === "admin") throw redirect(stepPath(addressOf(request)));
  if (can(viewer, "edit-article", null).allowed && isAdmin(viewer)) return viewer;
  throw notFound();
}
