import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react";
import { AllHidden } from "#app/components/no-threads.tsx";
import { ThreadList } from "#app/components/thread-list.tsx";
import { viewerOf } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { listLetters } from "#app/workflows/list-threads.ts";

export const meta: MetaFunction = () => [{ title: "Unsent letters · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  return listLetters(context.db, { viewer, before: textIn(request, "before") });
}

export default function Letters() {
  const { mine, shared } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-6">
      <header className="stack">
        <h1>Unsent letters</h1>
        <p>
          Some things are easier said in a letter that nobody sends. Yours stays with you, unless you choose
          to share it.
        </p>
        <p>
          <Link className="button" to="/letters/new">
            Write a letter
          </Link>
        </p>
      </header>
      {mine.length > 0 && (
        <section className="stack" aria-labelledby="mine">
          <h2 id="mine">Yours</h2>
          <ThreadList list={{ threads: mine, olderPath: null }} />
        </section>
      )}
      <section className="stack" aria-labelledby="shared">
        <h2 id="shared">Letters that people share</h2>
        {shared.threads.length > 0 ? (
          <ThreadList list={shared} />
        ) : shared.emptyByChoice || shared.olderPath !== null ? (
          <AllHidden olderPath={shared.olderPath} />
        ) : (
          <p className="hint">Nobody has shared one yet. That is fine; most letters are for one reader.</p>
        )}
      </section>
    </div>
  );
}
