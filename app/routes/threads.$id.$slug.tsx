import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { threadFeedLink } from "#app/components/feed-link.ts";
import { ThreadPage } from "#app/components/thread-page.tsx";
import { replyForm } from "#app/forms/post-forms.ts";
import { draftFor } from "#app/web/drafts.ts";
import { viewerOf } from "#app/web/guard.ts";
import { pageIn, quoteIn } from "#app/web/query.ts";
import { takeReply } from "#app/web/reply-action.ts";
import { notFound } from "#app/web/responses.ts";
import { viewRelated } from "#app/workflows/view-related.ts";
import { viewThread } from "#app/workflows/view-thread.ts";
import { visitThread } from "#app/workflows/visit-thread.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${(data?.thread.fold === null && data.thread.title) || "Thread"} · Afterword` },
  ...threadFeedLink(data?.thread),
];

/** Without the title, which can change or be hidden while somebody joins. */
const placeOfDraft = (threadId = ""): string => `/threads/${threadId}`;

export { unlessNotArrived as shouldRevalidate } from "#app/components/not-arrived.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const draft = await draftFor(request, context, { form: replyForm, path: placeOfDraft(params.id) });
  const thread = await viewThread(context.db, {
    viewer,
    threadId: params.id ?? "",
    page: pageIn(request),
    quotedPostId: quoteIn(request, draft.form),
    nowMs: context.nowMs(),
  });
  if (!thread.ok) throw notFound();
  const { path, title } = thread.value;
  const asked = `/threads/${params.id}/${encodeURIComponent(params.slug ?? "")}`;
  // Whoever has just sent a reply keeps the page with their text on it, and where no title is shown any address will do.
  if (path !== asked && title !== null && context.method !== "POST")
    throw redirect(path + new URL(request.url).search);
  const related = await viewRelated(context.db, { viewer, thread: thread.value });
  const visit = await visitThread(context.db, viewer, thread.value);
  return { thread: thread.value, related, visit, draft };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const threadId = params.id ?? "";
  return takeReply(request, context, { threadId, path: placeOfDraft(threadId) });
}

export default function Thread() {
  const { thread, related, visit, draft } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? draft.form;
  return <ThreadPage thread={thread} related={related} visit={visit} form={form} draft={draft.box} />;
}
