import { redirect } from "@remix-run/node";
import type { Member } from "#app/domain/actor.ts";
import { isCarePath, safePath } from "#app/domain/paths.ts";
import { forgetRecoveryCodes } from "#app/workflows/recovery.ts";
import { codesCookie, codesPath } from "./codes-cookie.ts";
import type { AppContext } from "./context.ts";
import { deviceOf } from "./device.ts";
import { resumeDrafts } from "./resume.ts";

/**
 * Begins a session and goes on: to the post that a waiting form becomes or to that form, to the page somebody came
 * from, to what they were writing last, or home; by way of their recovery codes when they have just joined. The token is new at every sign-in, and an earlier session of this
 * browser ends.
 */
export async function goOnSignedIn(
  request: Request,
  context: AppContext,
  member: Member,
  next: string | null,
  codesSeed: string | null = null,
) {
  const cookie = await context.sessions.start(
    member,
    request.headers.get("Cookie"),
    deviceOf(request.headers.get("User-Agent")),
  );
  const resumed = await resumeDrafts(request, context, member);
  const asked = safePath(next);
  const path = resumed && (resumed.waited || asked === "/") ? resumed.path : asked;
  const headers = new Headers({ "Set-Cookie": cookie });
  if (codesSeed === null) return redirect(path, { headers });
  if (isCarePath(path)) {
    await forgetRecoveryCodes(context.db, member.id); // Who can be reached comes first; codes can be made later.
    return redirect(path, { headers });
  }
  headers.append("Set-Cookie", codesCookie(context, codesSeed));
  return redirect(codesPath(path), { headers });
}
