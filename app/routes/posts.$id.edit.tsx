import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { EditForm } from "#app/components/edit-form.tsx";
import { KeptText } from "#app/components/kept-text.tsx";
import { ProblemPage } from "#app/components/problem-page.tsx";
import { editPath, postedPath } from "#app/domain/paths.ts";
import { editForm } from "#app/forms/post-forms.ts";
import { draftFor } from "#app/web/drafts.ts";
import { requireMember, viewerOf } from "#app/web/guard.ts";
import { takeWriting } from "#app/web/posting.ts";
import { readForm } from "#app/web/read-form.ts";
import { afresh, notFound } from "#app/web/responses.ts";
import { screenFirst } from "#app/web/screen-first.ts";
import { editPost } from "#app/workflows/change-own-post.ts";
import { editConflict } from "#app/workflows/edit-conflict.ts";
import { denialWords, postToEdit, standingOf } from "#app/workflows/view-post.ts";

export const meta: MetaFunction = () => [{ title: "Edit what you wrote · Afterword" }];

/** Also after a refusal: the revision that was saved elsewhere must be on the page. */
export const shouldRevalidate = () => true;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireMember(request, context);
  const post = await postToEdit(context.db, viewer, params.id ?? "");
  if ("denied" in post) {
    if (post.denied === "not-found") throw notFound();
    // Not thrown: whoever was writing when a moderator removed the post is given their words back on this page.
    return data({ post: null, draft: null, problem: denialWords(post.denied) }, { status: 403 });
  }
  const draft = await draftFor(request, context, { form: editForm, path: editPath(params.id ?? "") });
  return data({ post, draft, problem: null });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const postId = params.id ?? "";
  const answer = await takeWriting(request, context, {
    form: editForm,
    limit: "post",
    path: editPath(postId),
    store: async ({ confirmed, ...values }, actor, alongside) => {
      const stands = await standingOf(context.db, actor, postId);
      const { title = null, audience = stands.audience } = values.heading ?? {};
      const writing = { actor, title, body: values.body, audience, anonymous: stands.anonymous };
      return screenFirst(context, { ...writing, confirmed, isEdit: true }, (screened) =>
        editPost(context.db, {
          ...{ ...values, actor, postId },
          ...{ screened, alongside, nowMs: context.nowMs() },
        }),
      );
    },
    done: ({ danger }) => postedPath(postId, danger),
    conflict: (values, viewer) => editConflict(context.db, { ...values, viewer, postId }),
  });
  const forgets = (await readForm(request, context)).get("forget") === "yes";
  return forgets ? afresh(answer) : answer;
}

export default function EditPost() {
  const { post, draft, problem } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (post && draft) return <EditForm post={post} form={sent ?? draft.form} draft={draft.box} />;
  return (
    <>
      <ProblemPage status={403} message={problem} />
      {sent?.values.body && <KeptText text={sent.values.body} />}
    </>
  );
}
