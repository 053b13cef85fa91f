import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { safePath } from "#app/domain/paths.ts";
import { requireMember, viewerOf } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { refused } from "#app/web/responses.ts";
import { chooseToFollow } from "#app/workflows/follow-thread.ts";

/** Whoever comes back here after signing in is led to the thread. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect(`/threads/${encodeURIComponent(params.id ?? "")}`);
}

/** Watches the thread or leaves it, and goes back to where that was chosen. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireMember(request, context);
  const sent = await readForm(request, context);
  const threadId = params.id ?? "";
  const act = sent.get("act") === "unwatch" ? "unwatch" : "watch";
  const chosen = await chooseToFollow(context.db, { actor, threadId, act });
  if (chosen.ok) return redirect(safePath(sent.get("back") ?? `/threads/${threadId}`));
  throw refused(chosen.error);
}

export { Nothing as default } from "#app/components/nothing.tsx";
