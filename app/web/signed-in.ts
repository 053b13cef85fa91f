import { redirect } from "@remix-run/node";
import type { Member } from "#app/domain/actor.ts";
import { safePath } from "#app/domain/paths.ts";
import type { AppContext } from "./context.ts";
import { resumeDrafts } from "./resume.ts";

/**
 * Begins a session and goes on: to the post that a waiting form becomes or to that form, to the page somebody came
 * from, to what they were writing last, or home. The token is new at every sign-in, and an earlier session of this
 * browser ends.
 */
export async function goOnSignedIn(
  request: Request,
  context: AppContext,
  member: Member,
  next: string | null,
) {
  const cookie = await context.sessions.start(member, request.headers.get("Cookie"));
  const resumed = await resumeDrafts(request, context, member);
  const asked = safePath(next);
  const path = resumed && (resumed.waited || asked === "/") ? resumed.path : asked;
  return redirect(path, { headers: { "Set-Cookie": cookie } });
}
