import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react";
import { DeskQueue } from "#app/components/desk-queue.tsx";
import { requireModerator } from "#app/web/guard.ts";
import { viewQueue } from "#app/workflows/desk.ts";

export const meta: MetaFunction = () => [{ title: "Desk · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  return { lines: await viewQueue(context.db, viewer) };
}

export default function Desk() {
  const { lines } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <h1>What waits for a moderator</h1>
      <DeskQueue lines={lines} />
      <p className="meta">
        <Link to="/moderation/helplines">Helplines to check</Link>
        <Link to="/moderation/care">The care panels</Link>
      </p>
    </div>
  );
}
