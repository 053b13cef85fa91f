import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "#app/web/guard.ts";
import { notFound } from "#app/web/responses.ts";
import { namesInThread } from "#app/workflows/names-in-thread.ts";

/** Who can be mentioned in a thread, for the list that opens at an @. Not below /threads/, where any title may stand. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const names = await namesInThread(context.db, { viewer, threadId: params.id ?? "" });
  if (!names) throw notFound();
  return Response.json({ names }, { headers: { "Cache-Control": "private, no-cache" } });
}

/** What is offered may be as old as the page is. */
export const shouldRevalidate = () => false;
