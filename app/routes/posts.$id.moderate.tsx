import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { postLink } from "#app/domain/paths.ts";
import { requireModerator, viewerOf } from "#app/web/guard.ts";
import { notFound } from "#app/web/responses.ts";
import { openItemForPost } from "#app/workflows/report-post.ts";

/** Whoever comes back here after signing in is led to the post. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect(postLink(encodeURIComponent(params.id ?? "")));
}

/** Brings a post that nobody reported to the desk. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const opened = await openItemForPost(context.db, {
    actor,
    postId: params.id ?? "",
    nowMs: context.nowMs(),
  });
  if (!opened.ok) throw notFound();
  return redirect(`/moderation/items/${opened.value.itemId}`);
}

export { Nothing as default } from "#app/components/nothing.tsx";
