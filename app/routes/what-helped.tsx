import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { HelpedInOneWay, WhatHelped } from "#app/components/what-helped.tsx";
import { viewerOf } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { notFound } from "#app/web/responses.ts";
import { viewHelpedIn, viewWhatHelped } from "#app/workflows/view-what-helped.ts";

export const meta: MetaFunction = () => [
  { title: "What helped · Afterword" },
  { name: "description", content: "What others wrote that helped somebody, by ways to cope." },
];

/** Without `?way=`, a few of each way. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const way = textIn(request, "way");
  if (way === null) return { ways: await viewWhatHelped(context.db, viewer), one: null };
  const one = await viewHelpedIn(context.db, { viewer, way, before: textIn(request, "before") });
  if (!one) throw notFound();
  return { ways: null, one };
}

export default function Helped() {
  const { ways, one } = useLoaderData<typeof loader>();
  return one ? <HelpedInOneWay helped={one} /> : <WhatHelped ways={ways ?? []} />;
}
