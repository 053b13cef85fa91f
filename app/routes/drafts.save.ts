import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { viewerOf } from "#app/web/guard.ts";
import { takeDraft } from "#app/web/take-draft.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect("/drafts");
}

/** Keeps what stands in a form while somebody writes; for app/browser/keep-drafts.ts. */
export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  return takeDraft(request, context);
}
