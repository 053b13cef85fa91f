import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ReportForm } from "#app/components/report-form.tsx";
import { reportPath } from "#app/domain/paths.ts";
import { reportForm } from "#app/forms/post-forms.ts";
import { draftFor } from "#app/web/drafts.ts";
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
  const draft = await draftFor(request, context, { form: reportForm, path: reportPath(params.id ?? "") });
  return { post, draft, sent: textIn(request, "sent") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const postId = params.id ?? "";
  const path = reportPath(postId);
  return takeWriting(request, context, {
    form: reportForm,
    limit: "report",
    path,
    store: (values, actor, alongside) =>
      reportPost(context.db, { ...values, actor, postId, alongside, nowMs: context.nowMs() }),
    done: ({ first }) => `${path}?sent=${first ? "first" : "again"}`,
  });
}

export default function Report() {
  const { post, draft, sent } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? draft.form;
  return <ReportForm post={post} form={form} draft={draft.box} sent={sent} />;
}
