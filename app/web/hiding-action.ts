import { data, redirect } from "@remix-run/node";
import { isMember, type Member } from "#app/domain/actor.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { hiddenNotesForm, hiddenWordsForm, letGoForm } from "#app/forms/settings-forms.ts";
import {
  hideNotes,
  hideWords,
  letGoOfAlias,
  letGoOfPerson,
  letGoOfThread,
} from "#app/workflows/choose-hiding.ts";
import type { AppContext } from "./context.ts";
import { requireMember, viewerOf } from "./guard.ts";
import { readForm } from "./read-form.ts";
import { badRequest, problemWith, tooManyText } from "./responses.ts";
import { visitNotesCookie } from "./visit-notes.ts";

const PAGE = "/settings/hiding";

/** Takes one of the forms of “What you hide”; `act` says which. A guest has only that of the content notes. */
export async function takeHiding(request: Request, context: AppContext) {
  const sent = await readForm(request, context);
  const act = sent.get("act");
  if (act === "notes") return takeNotes(request, context, sent);
  const member = await requireMember(request, context, sent.get("words") ?? "");
  await countHiding(context, member);
  if (act === "words") return takeWords(context, member, sent);
  if (act === "let-go") return letGo(context, member, sent);
  throw badRequest();
}

/** A member’s choice is kept; a guest’s is for this visit. A member’s replaces what they chose before signing in. */
async function takeNotes(request: Request, context: AppContext, sent: URLSearchParams) {
  const viewer = await viewerOf(request, context);
  const parsed = parseForm(hiddenNotesForm, sent);
  if (!parsed.ok) throw badRequest();
  const { contentNotes } = parsed.value;
  if (isMember(viewer)) {
    await countHiding(context, viewer);
    await hideNotes(context.db, viewer, contentNotes);
  }
  const cookie = visitNotesCookie(context, isMember(viewer) ? [] : contentNotes);
  return redirect(`${PAGE}?saved=notes#notes`, { headers: { "Set-Cookie": cookie } });
}

async function takeWords(context: AppContext, member: Member, sent: URLSearchParams) {
  const parsed = parseForm(hiddenWordsForm, sent);
  if (!parsed.ok) return data(parsed.error, { status: 422 });
  const kept = await hideWords(context.db, member, parsed.value);
  if (kept.ok) return redirect(`${PAGE}?saved=words#words`);
  sent.delete("fromVersion"); // Told of the other list, its writer may go on from it.
  return data(formAgain(hiddenWordsForm, sent, kept.error.message), { status: 409 });
}

async function letGo(context: AppContext, member: Member, sent: URLSearchParams) {
  const parsed = parseForm(letGoForm, sent);
  if (!parsed.ok) throw badRequest();
  const { handle, alias, thread } = parsed.value;
  if (handle !== "") await letGoOfPerson(context.db, member, handle);
  else if (thread !== null && alias !== "")
    await letGoOfAlias(context.db, member, { threadId: thread, alias });
  else if (thread !== null) await letGoOfThread(context.db, member, thread);
  return redirect(PAGE);
}

/** Counts a member’s try to hide something; one too many is answered with when to try again. */
export async function countHiding(context: AppContext, member: Member): Promise<void> {
  const counted = await context.limits("hide", member.id);
  if (counted.ok) return;
  const { message, status } = tooManyText(counted.error);
  throw problemWith(status, message);
}
