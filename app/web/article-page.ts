import { redirect } from "@remix-run/node";
import { replyForm } from "#app/forms/post-forms.ts";
import { articlePlace, viewArticle } from "#app/workflows/view-article.ts";
import { visitThread } from "#app/workflows/visit-thread.ts";
import type { AppContext } from "./context.ts";
import { draftFor } from "./drafts.ts";
import { viewerOf } from "./guard.ts";
import { pageIn, quoteIn, textIn } from "./query.ts";
import { takeReply } from "./reply-action.ts";
import { notFound } from "./responses.ts";

/** The article at `slug` (null: the pinned one) with its comments and the form for one. */
export async function loadArticle(request: Request, context: AppContext, slug: string | null) {
  const viewer = await viewerOf(request, context);
  const place = await articlePlace(context.db, slug);
  if (!place) throw notFound();
  const draft = await draftFor(request, context, { form: replyForm, path: place.path });
  const article = await viewArticle(context.db, {
    viewer,
    slug,
    page: pageIn(request),
    quotedPostId: quoteIn(request, draft.form),
    about: draft.form?.values.section || textIn(request, "section"),
    nowMs: context.nowMs(),
  });
  if (!article.ok) throw notFound();
  if (slug !== null && article.value.path === "/article") throw redirect("/article");
  const visit = await visitThread(context.db, viewer, article.value.comments);
  return { article: article.value, visit, draft };
}

/** Takes a comment under the article at `slug`. */
export async function takeComment(request: Request, context: AppContext, slug: string | null) {
  const place = await articlePlace(context.db, slug);
  if (!place) throw notFound();
  return takeReply(request, context, place);
}
