import { data, redirect } from "@remix-run/node";
import type { Member } from "#app/domain/actor.ts";
import { DENIALS } from "#app/domain/denials.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { leavingForm } from "#app/forms/settings-forms.ts";
import { askToLeave, stay } from "#app/workflows/leave-forum.ts";
import { chooseExceptions } from "#app/workflows/view-leaving.ts";
import { newToken } from "#db/identifiers.ts";
import type { AppContext } from "./context.ts";
import { forgetBrowser } from "./forget-browser.ts";
import { formOverLimit } from "./form-limit.ts";
import { requireProof } from "./guard.ts";
import { readForm } from "./read-form.ts";

const PAGE = "/settings/leaving";

/** Takes what was sent from the page about leaving. To stay needs no password, all else does. */
export async function takeLeavingAct(request: Request, context: AppContext, member: Member) {
  const sent = await readForm(request, context);
  if (sent.get("act") === "stay") {
    await stay(context.db, member);
    return redirect(`${PAGE}?done=stayed`);
  }
  await requireProof(request, context, PAGE);
  const over = await formOverLimit(context, { limit: "confirm", who: member.id, form: leavingForm, sent });
  if (over) return over;
  if (sent.get("act") === "except") {
    const ids = (name: string) =>
      sent
        .getAll(name)
        .filter((id) => /^[0-9a-z]{20}$/.test(id))
        .slice(0, 100);
    await chooseExceptions(context.db, member, { shown: ids("shown"), chosen: ids("other") });
    return redirect(`${PAGE}?done=except`);
  }
  const form = parseForm(leavingForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const token = newToken();
  const atOnce = form.value.when === "now";
  const keepPosts = form.value.posts === "keep";
  const asked = await askToLeave(context.db, { member, keepPosts, atOnce, token, nowMs: context.nowMs() });
  if (!asked.ok)
    return data(formAgain(leavingForm, sent, DENIALS[asked.error.reason].message), { status: 403 });
  if (!atOnce) return redirect(`/gone/${token}`);
  const headers = await forgetBrowser(request, context);
  headers.set("Clear-Site-Data", '"cache", "storage"');
  return redirect(`/gone/${token}`, { headers });
}
