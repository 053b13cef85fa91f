import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react";
import { ArticleCard } from "#app/components/article-card.tsx";
import { EndingChips } from "#app/components/ending-chips.tsx";
import { NoThreads } from "#app/components/no-threads.tsx";
import { ThreadFilters } from "#app/components/thread-filters.tsx";
import { ThreadList } from "#app/components/thread-list.tsx";
import { viewerOf } from "#app/web/guard.ts";
import { filterIn, textIn } from "#app/web/query.ts";
import { listThreads } from "#app/workflows/list-threads.ts";
import { viewArticleCard } from "#app/workflows/view-article.ts";

export const meta: MetaFunction = () => [
  { title: "Afterword: for the time after therapy" },
  {
    name: "description",
    content: "A quiet place to say how therapy ended, and to hear from people who know.",
  },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  return {
    article: await viewArticleCard(context.db),
    list: await listThreads(context.db, {
      viewer,
      filter: filterIn(request),
      before: textIn(request, "before"),
    }),
  };
}

export default function Home() {
  const { article, list } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-6">
      <header className="stack">
        <h1>For the time after therapy</h1>
        <p>A quiet place to say how it ended, and to hear from people who know.</p>
      </header>
      {article && <ArticleCard article={article} />}
      <section className="stack" aria-labelledby="threads">
        <div className="row apart">
          <h2 id="threads">Threads</h2>
          {list.threads.length > 0 && (
            <Link className="button" to="/threads/new">
              Share your experience
            </Link>
          )}
        </div>
        <p>
          Some people here are <Link to="/threads/unanswered">waiting for a first answer</Link>. A few words
          from you can be enough.
        </p>
        <EndingChips filter={list.filter} />
        <ThreadFilters filter={list.filter} />
        {list.threads.length > 0 ? <ThreadList list={list} /> : <NoThreads list={list} />}
      </section>
    </div>
  );
}
