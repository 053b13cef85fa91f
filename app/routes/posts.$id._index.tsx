import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { viewerOf } from "#app/web/guard.ts";
import { notFound } from "#app/web/responses.ts";
import { findPost } from "#app/workflows/view-post.ts";

/** A post's own address leads to its place, wherever that is by now. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const post = await findPost(context.db, viewer, params.id ?? "");
  if (!post) throw notFound();
  return redirect(post.path);
}

export { Nothing as default } from "#app/components/nothing.tsx";
