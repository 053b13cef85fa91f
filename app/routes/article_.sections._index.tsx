import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { SectionPosts } from "#app/components/section-posts.tsx";
import { viewerOf } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { notFound } from "#app/web/responses.ts";
import { viewSectionPosts } from "#app/workflows/view-section-posts.ts";

export const meta: MetaFunction = () => [{ title: "About the article · Afterword" }];

/** Posts about the pinned article as a whole: those whose section is no longer in it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const asked = { viewer, anchor: null, before: textIn(request, "before") };
  const posts = await viewSectionPosts(context.db, asked);
  if (!posts) throw notFound();
  return { posts };
}

export default function AboutArticle() {
  return <SectionPosts view={useLoaderData<typeof loader>().posts} />;
}
