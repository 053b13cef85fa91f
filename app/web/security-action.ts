import { data, redirect } from "@remix-run/node";
import type { Member } from "#app/domain/actor.ts";
import { firstPasswordForm, passkeyNameForm, passwordForm, securityForm } from "#app/forms/account-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { removeApp } from "#app/workflows/app-codes.ts";
import { removePasskey, renamePasskey } from "#app/workflows/passkeys.ts";
import { changePassword, renewRecoveryCodes } from "#app/workflows/recovery.ts";
import { endSession } from "#app/workflows/view-security.ts";
import { newToken } from "#db/identifiers.ts";
import { factorsOf } from "#db/queries/factors.ts";
import { deleteOtherSessions } from "#db/queries/sessions.ts";
import { codesCookie, codesPath } from "./codes-cookie.ts";
import type { AppContext } from "./context.ts";
import { formOverLimit } from "./form-limit.ts";
import { requireFactor, requireProof } from "./guard.ts";
import { readForm } from "./read-form.ts";
import { badRequest } from "./responses.ts";

const PAGE = "/settings/security";

/** Takes what was sent from the page about signing in. */
export async function takeSecurityAct(request: Request, context: AppContext, member: Member) {
  const sent = await readForm(request, context);
  const press = parseForm(securityForm, sent);
  if (!press.ok) throw badRequest();
  const cookieHeader = request.headers.get("Cookie");
  const sessionKey = context.sessions.keyOf(cookieHeader) ?? "";
  switch (press.value.act) {
    case "end-session":
      await endSession(context.db, member, press.value.session);
      return redirect(PAGE);
    case "end-others":
      await deleteOtherSessions(context.db, { accountId: member.id, tokenHash: sessionKey });
      return redirect(`${PAGE}?done=ended`);
    case "new-codes": {
      await requireProof(request, context, PAGE);
      const seed = newToken();
      await renewRecoveryCodes(context.db, { accountId: member.id, seed, nowMs: context.nowMs() });
      return redirect(codesPath(PAGE), { headers: { "Set-Cookie": codesCookie(context, seed) } });
    }
    case "remove-app":
      await requireProof(request, context, PAGE);
      await removeApp(context.db, member, context.nowMs());
      return redirect(`${PAGE}?done=app-removed`);
    case "rename-passkey":
    case "remove-passkey":
      return takePasskeyAct(request, context, member, { ...press.value, act: press.value.act });
    case "password":
      if ((await factorsOf(context.db, member.id)).hasPassword) {
        await requireFactor(request, context, PAGE);
        return takePassword(context, member, { sent, sessionKey, cookieHeader });
      }
      await requireProof(request, context, PAGE);
      return takeFirstPassword(context, member, { sent, sessionKey, cookieHeader });
  }
}

async function takePasskeyAct(
  request: Request,
  context: AppContext,
  member: Member,
  { act, passkey: address }: { act: "rename-passkey" | "remove-passkey"; passkey: string },
) {
  if (act === "rename-passkey") {
    const form = parseForm(passkeyNameForm, await readForm(request, context));
    if (!form.ok) throw badRequest(); // The field itself takes no more.
    if (form.value.name !== "") await renamePasskey(context.db, { member, address, name: form.value.name });
    return redirect(PAGE);
  }
  await requireProof(request, context, PAGE);
  const removed = await removePasskey(context.db, { member, address, nowMs: context.nowMs() });
  return redirect(`${PAGE}?done=${removed ? "passkey-removed" : "last-way"}`);
}

/** Of somebody who joined with a passkey. */
async function takeFirstPassword(
  context: AppContext,
  member: Member,
  { sent, sessionKey, cookieHeader }: Sent,
) {
  const form = parseForm(firstPasswordForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const changed = await changePassword(context.db, {
    ...form.value,
    current: null,
    member,
    sessionKey,
    nowMs: context.nowMs(),
  });
  if (changed.ok) return withNewPassword(context, cookieHeader);
  if (changed.error.kind === "wrong") throw badRequest(); // It has a password by now.
  const errors = { password: changed.error.message };
  return data({ ...formAgain(firstPasswordForm, sent, null), errors }, { status: 422 });
}

async function withNewPassword(context: AppContext, cookieHeader: string | null) {
  const cookie = await context.sessions.renew(cookieHeader);
  return redirect(`${PAGE}?done=password`, { headers: { "Set-Cookie": cookie } });
}

type Sent = { sent: URLSearchParams; sessionKey: string; cookieHeader: string | null };

const WRONG = "That is not your present password. Please try again.";

async function takePassword(context: AppContext, member: Member, { sent, sessionKey, cookieHeader }: Sent) {
  const form = parseForm(passwordForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const over = await formOverLimit(context, { limit: "confirm", who: member.id, form: passwordForm, sent });
  if (over) return over;
  const changed = await changePassword(context.db, {
    ...form.value,
    member,
    sessionKey,
    nowMs: context.nowMs(),
  });
  if (changed.ok) return withNewPassword(context, cookieHeader);
  const again = formAgain(passwordForm, sent, null);
  const errors = changed.error.kind === "wrong" ? { current: WRONG } : { password: changed.error.message };
  return data({ ...again, errors }, { status: 422 });
}
