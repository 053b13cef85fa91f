import { redirect } from "@remix-run/node";
import type { Member } from "#app/domain/actor.ts";
import { asksForCode } from "#app/domain/factor.ts";
import { isCarePath, safePath } from "#app/domain/paths.ts";
import { beginCode } from "#app/workflows/app-codes.ts";
import { memberNow } from "#app/workflows/member-now.ts";
import { forgetRecoveryCodes } from "#app/workflows/recovery.ts";
import { factorsOf } from "#db/queries/factors.ts";
import { noteBannedHere } from "./banned-here.ts";
import { codesCookie, codesPath } from "./codes-cookie.ts";
import type { AppContext } from "./context.ts";
import { deviceOf } from "./device.ts";
import { stepPath } from "./guard.ts";
import { resumeDrafts } from "./resume.ts";
import type { BegunBy } from "./session.ts";
import { noStepCookie, stepCookie } from "./step-cookie.ts";

/** How somebody showed who they are, and by what their session begins. `codesSeed`: of their recovery codes, when they have just joined. */
type How = { by: BegunBy; next: string | null; codesSeed?: string | null; secondFactor?: boolean };

/**
 * Asks for a code where the account has an authenticator app and none was shown; else begins a session and goes on: to the
 * post that a waiting form becomes or to that form, to the page somebody came from, to what they were writing last, or
 * home; by way of their recovery codes when they have just joined. The token is new at every sign-in, and an earlier
 * session of this browser ends.
 */
export async function goOnSignedIn(
  request: Request,
  context: AppContext,
  somebody: Member,
  { by, next, codesSeed = null, secondFactor = false }: How,
) {
  if (!secondFactor && asksForCode(await factorsOf(context.db, somebody.id)))
    return askForCode(request, context, somebody, { by, next: safePath(next) });
  // Before anything of theirs is posted: the form knows who they are, not how they stand.
  const member = await memberNow(context.db, somebody, context.nowMs());
  if (member.standing === "banned") await noteBannedHere(context);
  const cookie = await context.sessions.start(member, request.headers.get("Cookie"), {
    by,
    device: deviceOf(request.headers.get("User-Agent")),
    secondFactor,
  });
  if (cookie === null) return onceMore(safePath(next));
  const resumed = await resumeDrafts(request, context, member);
  const asked = safePath(next);
  const path = resumed && (resumed.waited || asked === "/") ? resumed.path : asked;
  const headers = new Headers({ "Set-Cookie": cookie });
  if (secondFactor) headers.append("Set-Cookie", noStepCookie(context));
  if (codesSeed === null) return redirect(path, { headers });
  if (isCarePath(path)) {
    await forgetRecoveryCodes(context.db, member.id); // Who can be reached comes first; codes can be made later.
    return redirect(path, { headers });
  }
  headers.append("Set-Cookie", codesCookie(context, codesSeed));
  return redirect(codesPath(path), { headers });
}

/** What was shown held a moment ago and holds no more, as when the password is another now. */
const onceMore = (next: string) => redirect(`/sign-in?next=${encodeURIComponent(next)}`);

/**
 * The right password, and no session yet: this browser has ten minutes for a code. Whoever was signed in here before is
 * signed out, or the code would be asked of them.
 */
async function askForCode(
  request: Request,
  context: AppContext,
  member: Member,
  { by, next }: { by: BegunBy; next: string },
) {
  const shown = typeof by === "object" ? { member, ...by } : null;
  const token = shown && (await beginCode(context.db, shown, context.nowMs()));
  if (token === null) return onceMore(next);
  const headers = new Headers({ "Set-Cookie": stepCookie(context, token) });
  const cookieHeader = request.headers.get("Cookie");
  if (context.sessions.keyOf(cookieHeader) !== null) {
    await context.sessions.end(cookieHeader);
    headers.append("Set-Cookie", context.sessions.blankCookie());
  }
  return redirect(stepPath(next), { headers });
}
