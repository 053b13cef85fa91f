import type { CookieName } from "#app/domain/cookies.ts";
import type { AppContext } from "./context.ts";
import { forgetGuest, noDraftCookie } from "./draft-cookie.ts";
import { tokenCookie } from "./token-cookie.ts";
import { visitNotesCookie } from "./visit-notes.ts";

/** What carries something that was begun: new codes, an app that is being set up, a code or a passkey that is waited for. */
const BEGUN: readonly CookieName[] = ["codes", "app", "step", "passkey"];

/**
 * Ends the session, lets go of what was kept here without an account, and takes every cookie of somebody away with them:
 * whoever signs out, leaves quickly or erases their account. Other cookies are choices about how the pages look.
 * The cookies go also where the database does not let go of the rest, which then ends when its time is over.
 */
export async function forgetBrowser(request: Request, context: AppContext): Promise<Headers> {
  await asFarAsPossible(context, [
    context.sessions.end(request.headers.get("Cookie")),
    forgetGuest(request, context),
  ]);
  const headers = new Headers();
  headers.append("Set-Cookie", context.sessions.blankCookie());
  headers.append("Set-Cookie", noDraftCookie(context));
  headers.append("Set-Cookie", visitNotesCookie(context, []));
  for (const name of BEGUN) headers.append("Set-Cookie", tokenCookie(name).make(context, "", 0));
  return headers;
}

/** Each by itself: where one fails, the other is done all the same. */
async function asFarAsPossible({ log }: AppContext, tasks: readonly Promise<void>[]): Promise<void> {
  for (const done of await Promise.allSettled(tasks))
    if (done.status === "rejected") log.error({ err: done.reason }, "forgetting a browser failed");
}
