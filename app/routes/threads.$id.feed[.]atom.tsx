import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "#app/web/guard.ts";
import { feedAnswer } from "#app/web/machine-answers.ts";
import { notFound } from "#app/web/responses.ts";
import { threadFeed } from "#app/workflows/feeds.ts";

/** One thread that everyone may read, as a feed: the same for whoever asks, so that no reader's copy has more. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const feed = await threadFeed(context.db, params.id ?? "");
  if (!feed) throw notFound();
  return feedAnswer(request, context, feed);
}
