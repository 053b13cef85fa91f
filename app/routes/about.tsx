import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { StandingText } from "#app/components/standing-text.tsx";
import source from "#app/content/about.md?raw";
import { viewerOf } from "#app/web/guard.ts";
import { standingPage } from "#app/web/standing-page.ts";

const page = standingPage(source);

export const meta: MetaFunction = () => [{ title: "About · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return { page };
}

export default function About() {
  return <StandingText page={useLoaderData<typeof loader>().page} />;
}
