import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { StandingText } from "#app/components/standing-text.tsx";
import source from "#app/content/privacy.md?raw";
import { viewerOf } from "#app/web/guard.ts";
import { type StandingPage, standingPage } from "#app/web/standing-page.ts";
import { type PrivacySettings, privacyFacts } from "#app/workflows/privacy-facts.ts";

/** The settings do not change while the server runs, so the page is made once. */
const pages = new WeakMap<PrivacySettings, StandingPage>();

function pageFor(settings: PrivacySettings): StandingPage {
  const page = pages.get(settings) ?? standingPage(source, privacyFacts(settings));
  pages.set(settings, page);
  return page;
}

export const meta: MetaFunction = () => [{ title: "Privacy · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return { page: pageFor(context.config) };
}

export default function Privacy() {
  return <StandingText page={useLoaderData<typeof loader>().page} />;
}
