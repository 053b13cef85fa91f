import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "#app/web/guard.ts";
import { personalFeedAnswer } from "#app/web/machine-answers.ts";
import { notFound } from "#app/web/responses.ts";
import { personalFeed } from "#app/workflows/personal-feed.ts";

/** A member's own feed, at an address that is the secret: whoever has it reads as that member, and nothing else. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const token = /^([\w-]{43})\.atom$/.exec(params.token ?? "")?.[1];
  const feed = token === undefined ? null : await personalFeed(context.db, token, context.nowMs());
  if (!feed) throw notFound();
  return personalFeedAnswer(request, context, feed);
}
