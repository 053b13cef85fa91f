import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react";
import { EndingChips } from "#app/components/ending-chips.tsx";
import { endingFeedLink } from "#app/components/feed-link.ts";
import { NoThreads } from "#app/components/no-threads.tsx";
import { ThreadFilters } from "#app/components/thread-filters.tsx";
import { ThreadList } from "#app/components/thread-list.tsx";
import { ENDINGS, isEnding } from "#app/domain/ending.ts";
import { viewerOf } from "#app/web/guard.ts";
import { filterIn, textIn } from "#app/web/query.ts";
import { notFound } from "#app/web/responses.ts";
import { listThreads } from "#app/workflows/list-threads.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${ENDINGS[data.ending]} · Afterword` : "Afterword" },
  ...(data ? [endingFeedLink(ENDINGS[data.ending], data.ending)] : []),
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const ending = params.slug ?? "";
  if (!isEnding(ending)) throw notFound();
  return {
    ending,
    list: await listThreads(context.db, {
      viewer,
      filter: filterIn(request, ending),
      before: textIn(request, "before"),
    }),
  };
}

export default function ThreadsOfEnding() {
  const { ending, list } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <header className="stack">
        <p className="eyebrow">How it ended</p>
        <h1>{ENDINGS[ending]}</h1>
      </header>
      <EndingChips filter={list.filter} />
      <ThreadFilters filter={list.filter} />
      {list.threads.length > 0 ? <ThreadList list={list} headingLevel={2} /> : <NoThreads list={list} />}
      {list.threads.length > 0 && (
        <p>
          <Link className="button" to={`/threads/new?ending=${ending}`}>
            Share your experience
          </Link>
        </p>
      )}
    </div>
  );
}
