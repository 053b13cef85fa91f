import { data, redirect } from "@remix-run/node";
import type { Member } from "#app/domain/actor.ts";
import { safePath } from "#app/domain/paths.ts";
import { joinByPasskeyForm, newPasskeyForm, passkeyForm } from "#app/forms/account-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { joinAccount } from "#app/workflows/accounts.ts";
import { addPasskey, newPasskeyFrom, takePasskey } from "#app/workflows/passkeys.ts";
import { newToken } from "#db/identifiers.ts";
import type { AppContext } from "./context.ts";
import { deviceOf } from "./device.ts";
import { entranceOf, joinOnceMore } from "./entrance.ts";
import { formOverLimit } from "./form-limit.ts";
import { passkeyToken, siteOf } from "./passkey-options.ts";
import { readForm } from "./read-form.ts";
import { badRequest } from "./responses.ts";
import { goOnSignedIn } from "./signed-in.ts";

const WRONG = "That passkey did not open this, or it took too long. Please try again.";

/** Whether the form that was sent is the answer of a passkey. */
export const isByPasskey = async (request: Request, context: AppContext): Promise<boolean> =>
  Boolean((await readForm(request, context)).get("credential"));

const answerOf = (request: Request, context: AppContext, answer: string) => ({
  ...{ answer, token: passkeyToken(request, context) },
  ...{ site: siteOf(context), nowMs: context.nowMs() },
});

/** What a new passkey is called until its owner calls it something else. */
const usualName = (request: Request): string => deviceOf(request.headers.get("User-Agent")) || "A passkey";

/** Signs in by a passkey, or shows by one of `member`'s that it is still they. It is both factors at once. */
export async function takePasskeyAnswer(request: Request, context: AppContext, member?: Member) {
  const sent = await readForm(request, context);
  const form = parseForm(passkeyForm, sent);
  if (!form.ok) throw badRequest();
  const answer = answerOf(request, context, form.value.credential);
  const kind = member ? "prove" : "sign-in";
  const known = await takePasskey(context.db, { ...answer, kind, ...(member ? { member } : {}) });
  if (!known) return data(formAgain(passkeyForm, sent, WRONG), { status: 422 });
  const by = member ? "own-passkey" : "passkey";
  return goOnSignedIn(request, context, known, { by, next: form.value.next, secondFactor: true });
}

const ONCE_MORE =
  "Nearly there. That looked as if a program had filled it in, which some do by themselves. Please use your passkey once more.";

/** Joins with a name and a passkey, and no password. */
export async function takePasskeyJoin(request: Request, context: AppContext) {
  const sent = await readForm(request, context);
  const form = parseForm(joinByPasskeyForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const once = { form: joinByPasskeyForm, sent, message: ONCE_MORE };
  const onceMore = await joinOnceMore(request, context, once);
  if (onceMore) return onceMore;
  const counted = { limit: "join", who: await context.visitorKey(), form: joinByPasskeyForm, sent } as const;
  const over = await formOverLimit(context, counted);
  if (over) return over;
  const { handle, credential, setupToken, next } = form.value;
  const answer = answerOf(request, context, credential);
  const passkey = await newPasskeyFrom(context.db, { ...answer, kind: "join", name: usualName(request) });
  if (!passkey) return data(formAgain(joinByPasskeyForm, sent, WRONG), { status: 422 });
  const codesSeed = newToken();
  const joined = await joinAccount(context.db, {
    ...{ handle, password: null, passkey, invitation: setupToken, codesSeed },
    entrance: await entranceOf(context, form.value),
    nowMs: context.nowMs(),
  });
  const how = { by: "joining", next, codesSeed, secondFactor: true } as const;
  if (joined.ok) return goOnSignedIn(request, context, joined.value, how);
  const { field, message } = joined.error;
  const again = formAgain(joinByPasskeyForm, sent, field === null ? message : null);
  return data(field === null ? again : { ...again, errors: { handle: message } }, { status: 422 });
}

/** Adds a passkey. The session goes on under a new token, as one that has shown a second factor. */
export async function takeNewPasskey(request: Request, context: AppContext, member: Member) {
  const sent = await readForm(request, context);
  const form = parseForm(newPasskeyForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const { credential, name, next } = form.value;
  const answer = answerOf(request, context, credential);
  const added = await addPasskey(context.db, { ...answer, member, name: name || usualName(request) });
  if (!added) return data(formAgain(newPasskeyForm, sent, WRONG), { status: 422 });
  const device = deviceOf(request.headers.get("User-Agent"));
  const how = { by: "own-passkey", device, secondFactor: true } as const;
  const cookie = await context.sessions.start(member, request.headers.get("Cookie"), how);
  if (cookie === null) return redirect("/sign-in");
  const path = safePath(next);
  return redirect(path === "/" ? "/settings/security?done=passkey-added" : path, {
    headers: { "Set-Cookie": cookie },
  });
}
