import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { postLink } from "#app/domain/paths.ts";
import { requireMember, viewerOf } from "#app/web/guard.ts";
import { countHiding } from "#app/web/hiding-action.ts";
import { readForm } from "#app/web/read-form.ts";
import { refused } from "#app/web/responses.ts";
import { muteAuthor } from "#app/workflows/mute.ts";

/** Whoever comes back here after signing in is led to the post. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect(postLink(encodeURIComponent(params.id ?? "")));
}

/** Folds away what this post's author writes under the name over it, or brings it back. The answer tells nothing else. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireMember(request, context);
  const act = (await readForm(request, context)).get("act") === "unmute" ? "unmute" : "mute";
  await countHiding(context, actor);
  const postId = params.id ?? "";
  const muted = await muteAuthor(context.db, { actor, postId, act, nowMs: context.nowMs() });
  if (muted.ok) return redirect(postLink(muted.value.id));
  throw refused(muted.error);
}

export { Nothing as default } from "#app/components/nothing.tsx";
