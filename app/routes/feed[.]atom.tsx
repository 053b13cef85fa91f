import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "#app/web/guard.ts";
import { feedAnswer } from "#app/web/machine-answers.ts";
import { forumFeed } from "#app/workflows/feeds.ts";

/** What everyone may read, as a feed: the same for whoever asks. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return feedAnswer(request, context, await forumFeed(context.db, null));
}
