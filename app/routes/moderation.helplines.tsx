import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { HelplinesByAge } from "#app/components/helplines-by-age.tsx";
import helplines from "#app/content/helplines.json";
import type { Helplines } from "#app/domain/helplines.ts";
import { helplinesByAge } from "#app/domain/helplines-by-age.ts";
import { requireModerator } from "#app/web/guard.ts";

export const meta: MetaFunction = () => [{ title: "Helplines to check · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireModerator(request, context);
  const today = new Date(context.nowMs()).toISOString().slice(0, 10);
  return { days: helplinesByAge(helplines as Helplines, today) };
}

export default function HelplinesToCheck() {
  const { days } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>Helplines to check</h1>
        <p>
          Every number of the page Help now with where it comes from, the oldest first. To check one, look at
          the line’s own website, and call it if you can. Whoever runs the server then puts the day into{" "}
          <code>app/content/helplines.json</code>.
        </p>
        <p>Some sources are news about suicide. Readers of the forum never see them.</p>
      </header>
      <HelplinesByAge days={days} />
    </div>
  );
}
