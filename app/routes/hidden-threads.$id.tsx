import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireMember, viewerOf } from "#app/web/guard.ts";
import { countHiding } from "#app/web/hiding-action.ts";
import { readForm } from "#app/web/read-form.ts";
import { refused } from "#app/web/responses.ts";
import { chooseHiddenThread } from "#app/workflows/hide-thread.ts";

/** Whoever comes back here after signing in is led to the thread. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect(`/threads/${encodeURIComponent(params.id ?? "")}`);
}

/** Takes the thread out of this reader's lists, or brings it back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireMember(request, context);
  const act = (await readForm(request, context)).get("act") === "show" ? "show" : "hide";
  await countHiding(context, actor);
  const threadId = params.id ?? "";
  const hidden = await chooseHiddenThread(context.db, { actor, threadId, act, nowMs: context.nowMs() });
  if (hidden.ok) return redirect(`/threads/${hidden.value.id}`);
  throw refused(hidden.error);
}

export { Nothing as default } from "#app/components/nothing.tsx";
