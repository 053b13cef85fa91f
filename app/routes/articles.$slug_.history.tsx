import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react";
import { AuthorName } from "#app/components/author.tsx";
import { When } from "#app/components/when.tsx";
import { requireAdmin } from "#app/web/guard.ts";
import { notFound } from "#app/web/responses.ts";
import { articleHistory } from "#app/workflows/view-article.ts";

export const meta: MetaFunction = () => [{ title: "The article's history · Afterword" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAdmin(request, context);
  const history = await articleHistory(context.db, params.slug ?? "");
  if (!history) throw notFound();
  return { history };
}

export default function ArticleHistory() {
  const { history } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <h1>History of “{history.title}”</h1>
      <ul className="record">
        {history.revisions.map(({ revision, title, editor, createdAtMs }) => (
          <li className="stack gap-1" key={revision}>
            <p>
              <Link to={`/articles/${history.slug}/edit?revision=${revision}`}>
                Version {revision}: {title}
              </Link>
            </p>
            <p className="meta">
              <span>{editor === null ? "from the command line" : <AuthorName name={editor} />}</span>
              <When atMs={createdAtMs} />
            </p>
          </li>
        ))}
      </ul>
      <p className="hint">
        Open a version to read it, or to bring it back: what you save becomes the newest.
      </p>
    </div>
  );
}
