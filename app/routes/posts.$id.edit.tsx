import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { EditForm } from "#app/components/edit-form.tsx";
import { isMember } from "#app/domain/actor.ts";
import { editForm } from "#app/forms/post-forms.ts";
import { draftFor } from "#app/web/drafts.ts";
import { requireMember, viewerOf } from "#app/web/guard.ts";
import { takeWriting } from "#app/web/posting.ts";
import { notFound, problemWith } from "#app/web/responses.ts";
import { editPost } from "#app/workflows/change-own-post.ts";
import { denialWords, postToEdit } from "#app/workflows/view-post.ts";

export const meta: MetaFunction = () => [{ title: "Edit what you wrote · Afterword" }];

const pathOf = (postId = ""): string => `/posts/${postId}/edit`;

/** Also after a refusal: the revision that was saved elsewhere must be on the page. */
export const shouldRevalidate = () => true;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  if (!isMember(viewer)) await requireMember(request, context);
  const post = await postToEdit(context.db, viewer, params.id ?? "");
  if ("denied" in post) {
    if (post.denied === "not-found") throw notFound();
    throw problemWith(403, denialWords(post.denied));
  }
  return { post, draft: await draftFor(request, context, { form: editForm, path: pathOf(params.id) }) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const postId = params.id ?? "";
  return takeWriting(request, context, {
    form: editForm,
    limit: "post",
    path: pathOf(postId),
    store: (values, actor, alongside) =>
      editPost(context.db, { ...values, actor, postId, alongside, nowMs: context.nowMs() }),
    done: () => `/posts/${postId}`,
  });
}

export default function EditPost() {
  const { post, draft } = useLoaderData<typeof loader>();
  return <EditForm post={post} form={useActionData<typeof action>() ?? draft.form} draft={draft.box} />;
}
