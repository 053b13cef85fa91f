import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react";
import { ThreadList } from "#app/components/thread-list.tsx";
import { viewerOf } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { listUnanswered } from "#app/workflows/list-unanswered.ts";

export const meta: MetaFunction = () => [{ title: "Waiting for a first answer · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  return listUnanswered(context.db, {
    viewer,
    older: textIn(request, "older") !== null,
    after: textIn(request, "after"),
    nowMs: context.nowMs(),
  });
}

export default function Unanswered() {
  const { threads, older, furtherPath, olderPath } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <header className="stack">
        <p className="eyebrow">
          <Link to="/">Threads</Link>
        </p>
        <h1>{older ? "Still waiting for a first answer" : "Waiting for a first answer"}</h1>
        <p>
          {older
            ? "These were written longer ago, and nobody has answered yet. It is not too late for a few words."
            : "Nobody has answered here yet. Whoever has waited longest comes first. A few words are enough."}
        </p>
      </header>
      {threads.length > 0 ? (
        <ThreadList list={{ threads, olderPath: null }} headingLevel={2} />
      ) : (
        <p className="empty">Nobody is waiting here just now.</p>
      )}
      <p className="row">
        {furtherPath && (
          <Link className="button plain" to={furtherPath} rel="next">
            More of them
          </Link>
        )}
        {olderPath && <Link to={olderPath}>Those who have waited longer than a month</Link>}
      </p>
    </div>
  );
}
