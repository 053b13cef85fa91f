import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ArticlePage } from "#app/components/article-page.tsx";
import { loadArticle, takeComment } from "#app/web/article-page.ts";
import { viewerOf } from "#app/web/guard.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.article.title ?? "Article"} · Afterword` },
  { name: "description", content: data?.article.description ?? "" },
];

export { unlessNotArrived as shouldRevalidate } from "#app/components/not-arrived.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return loadArticle(request, context, null);
}

export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  return takeComment(request, context, null);
}

export default function PinnedArticle() {
  const { article, visit, draft } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? draft.form;
  return <ArticlePage article={article} visit={visit} form={form} draft={draft.box} />;
}
