import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { HistoryPage } from "#app/components/history-page.tsx";
import { historyPath } from "#app/domain/paths.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { forgetForm } from "#app/forms/post-forms.ts";
import { requireMember, viewerOf } from "#app/web/guard.ts";
import { revisionIn, textIn } from "#app/web/query.ts";
import { readForm } from "#app/web/read-form.ts";
import { afresh, badRequest, notFound, refused } from "#app/web/responses.ts";
import { forgetHistory } from "#app/workflows/forget-history.ts";
import { viewHistory } from "#app/workflows/view-history.ts";

export const meta: MetaFunction = () => [{ title: "Earlier versions · Afterword" }];

/** What is deleted here must not go on standing in a browser's cache. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const before = revisionIn(request, "before");
  const history = await viewHistory(context.db, { viewer, postId: params.id ?? "", before });
  if (!history) throw notFound();
  return { history, forgotten: textIn(request, "deleted") !== null };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireMember(request, context);
  const form = parseForm(forgetForm, await readForm(request, context));
  if (!form.ok) throw badRequest();
  const postId = params.id ?? "";
  const forgotten = await forgetHistory(context.db, { actor, postId, revision: form.value.revision });
  if (forgotten.ok) return afresh(redirect(`${historyPath(postId)}?deleted`));
  throw refused(forgotten.error);
}

export default function History() {
  const { history, forgotten } = useLoaderData<typeof loader>();
  return <HistoryPage history={history} forgotten={forgotten} />;
}
