import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ReportForm } from "#app/components/report-form.tsx";
import { reportForm } from "#app/forms/post-forms.ts";
import { draftForm } from "#app/web/draft-cookie.ts";
import { viewerOf } from "#app/web/guard.ts";
import { takeWriting } from "#app/web/posting.ts";
import { textIn } from "#app/web/query.ts";
import { notFound, problemWith } from "#app/web/responses.ts";
import { reportPost } from "#app/workflows/report-post.ts";
import { denialWords, postToReport } from "#app/workflows/view-post.ts";

export const meta: MetaFunction = () => [{ title: "Report a post · Afterword" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const post = await postToReport(context.db, viewer, params.id ?? "");
  if ("denied" in post) {
    if (post.denied === "not-found") throw notFound();
    throw problemWith(403, denialWords(post.denied));
  }
  const draft = await draftForm(request, context, `/posts/${params.id}/report`);
  return { post, draft, sent: textIn(request, "sent") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const postId = params.id ?? "";
  const path = `/posts/${postId}/report`;
  return takeWriting(request, context, {
    form: reportForm,
    limit: "report",
    path,
    draft: { form: "report" },
    store: (values, actor) => reportPost(context.db, { ...values, actor, postId, nowMs: context.nowMs() }),
    done: ({ first }) => `${path}?sent=${first ? "first" : "again"}`,
  });
}

export default function Report() {
  const { post, draft, sent } = useLoaderData<typeof loader>();
  return <ReportForm post={post} form={useActionData<typeof action>() ?? draft} sent={sent} />;
}
