import { data } from "@remix-run/node";
import { joinForm } from "#app/forms/account-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { checkSignIn, joinAccount } from "#app/workflows/accounts.ts";
import { codesIfJustMade } from "#app/workflows/recovery.ts";
import { newToken } from "#db/identifiers.ts";
import type { AppContext } from "./context.ts";
import { entranceOf, joinOnceMore } from "./entrance.ts";
import { formOverLimit } from "./form-limit.ts";
import { stepPath } from "./guard.ts";
import { isByPasskey, takePasskeyJoin } from "./passkey-action.ts";
import { readForm } from "./read-form.ts";
import { goOnSignedIn } from "./signed-in.ts";

/** To whoever was as quick as a program, or whose browser filled in what nobody sees. */
const ONCE_MORE =
  "Nearly there. That looked as if a program had filled it in, which some do by themselves. Please type your password again, then press Join once more.";

/** Takes the form for joining, with or without an invitation in it. */
export async function takeJoin(request: Request, context: AppContext) {
  if (await isByPasskey(request, context)) return takePasskeyJoin(request, context);
  const sent = await readForm(request, context);
  const form = parseForm(joinForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const onceMore = await joinOnceMore(request, context, { form: joinForm, sent, message: ONCE_MORE });
  if (onceMore) return onceMore;
  const over = await formOverLimit(context, {
    limit: "join",
    who: await context.visitorKey(),
    form: joinForm,
    sent,
  });
  if (over) return over;
  const { handle, password, setupToken, next } = form.value;
  const codesSeed = newToken();
  const joined = await joinAccount(context.db, {
    ...{ handle, password, invitation: setupToken, codesSeed },
    entrance: await entranceOf(context, form.value),
    nowMs: context.nowMs(),
  });
  const after = setupToken === null ? next : stepPath("/"); // Who looks after the forum needs a second factor first.
  if (joined.ok)
    return goOnSignedIn(request, context, joined.value, { by: "joining", next: after, codesSeed });

  // A double press: the first made the account, the second is its owner, with the right password.
  const owner = joined.error.twice ? await checkSignIn(context.db, { handle, password }) : null;
  if (owner) {
    const { member, passwordHash } = owner;
    const seed = await codesIfJustMade(context.db, member, context.nowMs());
    return goOnSignedIn(request, context, member, { by: { passwordHash }, next: after, codesSeed: seed });
  }
  const { field, message } = joined.error;
  const again = formAgain(joinForm, sent, field === null ? message : null);
  return data(field === null ? again : { ...again, errors: { [field]: message } }, { status: 422 });
}
