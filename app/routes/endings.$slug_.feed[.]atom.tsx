import type { LoaderFunctionArgs } from "@remix-run/node";
import { isEnding } from "#app/domain/ending.ts";
import { viewerOf } from "#app/web/guard.ts";
import { feedAnswer } from "#app/web/machine-answers.ts";
import { notFound } from "#app/web/responses.ts";
import { forumFeed } from "#app/workflows/feeds.ts";

/** What everyone may read about one ending, as a feed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const ending = params.slug ?? "";
  if (!isEnding(ending)) throw notFound();
  return feedAnswer(request, context, await forumFeed(context.db, ending));
}
