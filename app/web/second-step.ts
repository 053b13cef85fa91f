import { data, redirect } from "@remix-run/node";
import { isMember, type Member } from "#app/domain/actor.ts";
import { hasSecondFactor } from "#app/domain/factor.ts";
import { safePath } from "#app/domain/paths.ts";
import type { StepView } from "#app/domain/security-views.ts";
import { codeForm } from "#app/forms/account-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { endCode, isCodeAwaited, takeCode, tryCode } from "#app/workflows/app-codes.ts";
import { factorsOf } from "#db/queries/factors.ts";
import type { AppContext } from "./context.ts";
import { formOverLimit } from "./form-limit.ts";
import { viewerSession } from "./guard.ts";
import { readForm } from "./read-form.ts";
import { goOnSignedIn } from "./signed-in.ts";
import { stepToken } from "./step-cookie.ts";

/** What this visitor has to show. Null: nothing, or they have not typed a password yet. */
export async function stepOf(request: Request, context: AppContext): Promise<Omit<StepView, "next"> | null> {
  const { actor, secondFactor } = await viewerSession(request, context);
  if (!isMember(actor)) {
    const token = stepToken(request, context);
    const awaited = token !== null && (await isCodeAwaited(context.db, token, context.nowMs()));
    return awaited ? { step: "code", hasApp: true, hasPasskey: false } : null;
  }
  const factors = await factorsOf(context.db, actor.id);
  const { hasApp } = factors;
  const hasPasskey = factors.passkeys > 0;
  if (hasSecondFactor(factors) && !secondFactor) return { step: "prove", hasApp, hasPasskey };
  return actor.rests === "set-up" ? { step: "set-up", hasApp, hasPasskey } : null;
}

const WRONG = "That code does not open this. A code works once; the app shows a new one each half minute.";
const OVER = "That took too long, or too many codes were tried. Please sign in again.";

/**
 * Takes a code after a right password, or from somebody who is signed in and owes one in this session. Whoever owes none
 * goes on, and their code is not used up: it says nothing about who typed a password.
 */
export async function takeStepCode(request: Request, context: AppContext) {
  const sent = await readForm(request, context);
  const form = parseForm(codeForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const { code, next } = form.value;
  const nowMs = context.nowMs();
  const { actor } = await viewerSession(request, context);
  if (isMember(actor) && (await stepOf(request, context))?.step !== "prove") return redirect(safePath(next));
  const token = stepToken(request, context) ?? "";
  const shown = isMember(actor) ? null : await tryCode(context.db, token, nowMs);
  const member: Member | undefined = isMember(actor) ? actor : shown?.member;
  if (!member) return data(formAgain(codeForm, sent, OVER), { status: 422 });
  const over = await formOverLimit(context, { limit: "code", who: member.id, form: codeForm, sent });
  if (over) return over;
  const taken = await takeCode(context.db, { accountId: member.id, code, nowMs });
  if (!taken) return data(formAgain(codeForm, sent, WRONG), { status: 422 });
  if (!isMember(actor) && !(await endCode(context.db, token, nowMs)))
    return data(formAgain(codeForm, sent, OVER), { status: 422 });
  const after = taken === "app" ? next : "/settings/security?done=code-used";
  const by = shown ? { passwordHash: shown.passwordHash } : "session";
  return goOnSignedIn(request, context, member, { by, next: after, secondFactor: true });
}
