import type { LoaderFunctionArgs } from "@remix-run/node";
import { passwordIn } from "#app/web/basic-auth.ts";
import { viewerOf } from "#app/web/guard.ts";
import { personalFeedAnswer, wantsFeedPassword } from "#app/web/machine-answers.ts";
import { personalFeed } from "#app/workflows/personal-feed.ts";

/** A member's own feed: whoever has its password reads as that member, and nothing else. Feed readers have no session. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const password = passwordIn(request);
  const { secondFactor } = context.config;
  const feed =
    password === null
      ? null
      : await personalFeed(context.db, password, { nowMs: context.nowMs(), secondFactor });
  if (!feed) throw wantsFeedPassword();
  return personalFeedAnswer(request, context, feed);
}
