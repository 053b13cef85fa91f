import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react";
import { AppealList } from "#app/components/appeal-list.tsx";
import { requireModerator } from "#app/web/guard.ts";
import { listAppeals } from "#app/workflows/view-decision.ts";

export const meta: MetaFunction = () => [{ title: "Appeals · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  return { appeals: await listAppeals(context.db, viewer) };
}

export default function Appeals() {
  const { appeals } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <p>
          <Link to="/moderation">Back to the queue</Link>
        </p>
        <h1>Appeals</h1>
      </header>
      <AppealList appeals={appeals} />
    </div>
  );
}
