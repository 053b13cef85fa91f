import { data, redirect } from "@remix-run/node";
import type { Member } from "#app/domain/actor.ts";
import { safePath } from "#app/domain/paths.ts";
import type { NewAppView } from "#app/domain/security-views.ts";
import { codeForm } from "#app/forms/account-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { qrPicture } from "#app/render/qr-picture.ts";
import { addApp, appFrom } from "#app/workflows/app-codes.ts";
import { newToken } from "#db/identifiers.ts";
import { factorsOf } from "#db/queries/factors.ts";
import { countRecoveryCodes } from "#db/queries/recovery-codes.ts";
import type { AppContext } from "./context.ts";
import { deviceOf } from "./device.ts";
import { formOverLimit } from "./form-limit.ts";
import { readForm } from "./read-form.ts";
import { tokenCookie } from "./token-cookie.ts";

/**
 * The cookie with the seed of an app that is being set up: half an hour, readable by the server alone. The forum keeps
 * nothing of it before the app has shown a code.
 */
const cookie = tokenCookie("app");
const LASTS_S = 30 * 60;
const PAGE = "/settings/security";

/** What to put into an app, the same for as long as the cookie lasts; null for whoever has one already. */
export async function newApp(
  request: Request,
  context: AppContext,
  member: Member,
): Promise<{ app: NewAppView; cookie: string } | null> {
  const { db } = context;
  if ((await factorsOf(db, member.id)).hasApp) return null;
  const seed = cookie.read(request, context) ?? newToken();
  const { secret, address } = appFrom(seed, member);
  const codesLeft = await countRecoveryCodes(db, member.id);
  return {
    app: { secret, address, picture: qrPicture(address), codesLeft },
    cookie: cookie.make(context, seed, LASTS_S),
  };
}

const WRONG =
  "That is not the code that this app should show now. Please wait for the next one, or read the picture again.";

/** Takes the first code of an app. The session goes on under a new token, as one that has shown a second factor. */
export async function takeNewApp(request: Request, context: AppContext, member: Member) {
  const sent = await readForm(request, context);
  const form = parseForm(codeForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const over = await formOverLimit(context, { limit: "code", who: member.id, form: codeForm, sent });
  if (over) return over;
  const seed = cookie.read(request, context);
  const { code, next } = form.value;
  const added = seed && (await addApp(context.db, { member, seed, code, nowMs: context.nowMs() }));
  if (!added || (!added.ok && added.error === "wrong"))
    return data(formAgain(codeForm, sent, WRONG), { status: 422 });
  if (!added.ok) return redirect(PAGE);
  const device = deviceOf(request.headers.get("User-Agent"));
  const how = { by: "session", device, secondFactor: true } as const;
  const session = await context.sessions.start(member, request.headers.get("Cookie"), how);
  if (session === null) return redirect("/sign-in");
  const headers = new Headers({ "Set-Cookie": session });
  headers.append("Set-Cookie", cookie.make(context, "", 0));
  const path = safePath(next);
  return redirect(path === "/" ? `${PAGE}?done=app-added` : path, { headers });
}
