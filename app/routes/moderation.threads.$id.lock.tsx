import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { safePath } from "#app/domain/paths.ts";
import { lockForm } from "#app/forms/desk-forms.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { requireModerator } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { problemWith, refused } from "#app/web/responses.ts";
import { lockThread } from "#app/workflows/lock-thread.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireModerator(request, context);
  return redirect(`/threads/${encodeURIComponent(params.id ?? "")}`);
}

/** Closes a thread to replies or opens it again, and goes back to where that was decided. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const sent = await readForm(request, context);
  const form = parseForm(lockForm, sent);
  if (!form.ok) throw problemWith(422, Object.values(form.error.errors)[0] ?? "");
  const { act, reason, back } = form.value;
  const threadId = params.id ?? "";
  const nowMs = context.nowMs();
  const locked = await lockThread(context.db, { actor, threadId, lock: act === "lock", reason, nowMs });
  if (locked.ok) return redirect(back === "" ? `/threads/${threadId}` : safePath(back));
  throw refused(locked.error);
}

export { Nothing as default } from "#app/components/nothing.tsx";
