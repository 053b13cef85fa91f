import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { CarePanel } from "#app/components/care-panel.tsx";
import { carePanelFor } from "#app/web/care-panel.ts";
import { requireModerator } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";

export const meta: MetaFunction = () => [{ title: "The care panels · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  const chosen = textIn(request, "country");
  const panelFor = (level: "thoughts" | "now") => carePanelFor(context.db, viewer, level, chosen);
  return { thoughts: await panelFor("thoughts"), now: await panelFor("now") };
}

/** What somebody sees who wrote that they may be in danger, for those who answer them. */
export default function CarePanels() {
  const { thoughts, now } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>The care panels</h1>
        <p>
          The first is for somebody who wrote that they think of dying or of hurting themselves, the second
          for somebody who may do it now. The numbers are those of the reader’s own country.
        </p>
      </header>
      <CarePanel panel={thoughts} chooseAt="/moderation/care" />
      <CarePanel panel={now} chooseAt="/moderation/care" />
    </div>
  );
}
