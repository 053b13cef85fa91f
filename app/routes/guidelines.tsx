import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { StandingText } from "#app/components/standing-text.tsx";
import source from "#app/content/guidelines.md?raw";
import { viewerOf } from "#app/web/guard.ts";
import { standingPage } from "#app/web/standing-page.ts";

const page = standingPage(source);

export const meta: MetaFunction = () => [{ title: "Guidelines · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return { page };
}

export default function Guidelines() {
  return <StandingText page={useLoaderData<typeof loader>().page} />;
}
