import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { HelpNowPage } from "#app/components/help-now-page.tsx";
import helplines from "#app/content/helplines.json";
import type { Helplines } from "#app/domain/helplines.ts";
import { viewerOf } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { viewHelpNow } from "#app/workflows/help-now.ts";

export const meta: MetaFunction = () => [
  { title: "Help now · Afterword" },
  { name: "description", content: "Emergency numbers and helplines by country." },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const chosen = textIn(request, "country");
  return { help: await viewHelpNow(context.db, helplines as Helplines, { viewer, chosen }) };
}

export default function HelpNow() {
  return <HelpNowPage help={useLoaderData<typeof loader>().help} />;
}
