import { redirect } from "@remix-run/node";
import type { Member } from "#app/domain/actor.ts";
import { safePath } from "#app/domain/paths.ts";
import type { AppContext } from "./context.ts";
import { resumeDraft } from "./resume.ts";

/**
 * Begins a session and goes on: to the post that a waiting draft becomes, to the page somebody came from, or home.
 * The token is new at every sign-in, and an earlier session of this browser ends.
 */
export async function goOnSignedIn(
  request: Request,
  context: AppContext,
  member: Member,
  next: string | null,
) {
  const cookie = await context.sessions.start(member, request.headers.get("Cookie"));
  const resumed = await resumeDraft(request, context, member);
  return redirect(resumed ?? safePath(next), { headers: { "Set-Cookie": cookie } });
}
