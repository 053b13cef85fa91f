import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { viewerOf } from "#app/web/guard.ts";
import { pageIn } from "#app/web/query.ts";
import { notFound } from "#app/web/responses.ts";
import { viewThread } from "#app/workflows/view-thread.ts";

/** A thread's address without its title leads to the one with it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const thread = await viewThread(context.db, {
    viewer,
    threadId: params.id ?? "",
    page: pageIn(request),
    quotedPostId: null,
    nowMs: context.nowMs(),
  });
  if (!thread.ok) throw notFound();
  return redirect(thread.value.path + new URL(request.url).search);
}

export { Nothing as default } from "#app/components/nothing.tsx";
