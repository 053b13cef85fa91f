import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ArticleEditor } from "#app/components/article-editor.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { articleForm } from "#app/forms/article-form.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { requireAdmin } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { readForm } from "#app/web/read-form.ts";
import { notFound, refusalText } from "#app/web/responses.ts";
import { previewArticle, problemLine, saveArticle } from "#app/workflows/articles.ts";
import { articleToEdit } from "#app/workflows/view-article.ts";

export const meta: MetaFunction = () => [{ title: "Edit the article · Afterword" }];

/** Also after a refusal: the revision that somebody else has saved must be on the page. */
export const shouldRevalidate = () => true;

/** `?revision=3` begins with an earlier text, to bring it back. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireAdmin(request, context);
  const revision = textIn(request, "revision");
  if (revision !== null && !/^[1-9]\d{0,8}$/.test(revision)) throw notFound();
  const article = await articleToEdit(
    context.db,
    params.slug ?? "",
    revision === null ? null : Number(revision),
  );
  if (!article) throw notFound();
  return { article };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAdmin(request, context);
  const slug = params.slug ?? "";
  const sent = await readForm(request, context);
  const form = parseForm(articleForm, sent);
  if (!form.ok) return data({ form: form.error, preview: null }, { status: 422 });
  const { source, fromRevision, intent } = form.value;
  const again = (
    formError: string | null,
    status: number,
    preview: ReturnType<typeof previewArticle> | null = null,
  ) =>
    data(
      { form: formAgain(articleForm, sent, formError), preview: preview?.ok ? preview.value : null },
      { status },
    );

  if (intent === "preview") {
    const preview = previewArticle(source);
    return preview.ok ? again(null, 200, preview) : again(problemLine(preview.error), 422);
  }
  const saved = await saveArticle(context.db, {
    actor,
    slug,
    source,
    fromRevision,
    nowMs: context.nowMs(),
  });
  if (saved.ok) return redirect(`/articles/${saved.value.slug}`);
  if (saved.error.kind === "unreadable") return again(problemLine(saved.error.problem), 422);
  const { message, status } = refusalText(saved.error);
  if (saved.error.kind === "stale") sent.delete("fromRevision"); // Told of the other version, the editor may go on from it.
  return again(message, status);
}

export default function EditArticle() {
  const { article } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const form = sent?.form ?? emptyForm({ source: article.source });
  return <ArticleEditor article={article} form={form} preview={sent?.preview ?? null} />;
}
