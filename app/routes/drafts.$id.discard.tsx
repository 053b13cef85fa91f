import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { safePath } from "#app/domain/paths.ts";
import { draftOwner } from "#app/web/draft-cookie.ts";
import { viewerOf } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { discardDraft } from "#app/workflows/drafts.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect("/drafts");
}

/** Deletes an own draft and goes back to where the press was. One that is gone already is as good. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const owner = await draftOwner(request, context);
  if (owner) await discardDraft(context.db, owner, params.id ?? "");
  const next = (await readForm(request, context)).get("next");
  return redirect(next === null ? "/drafts" : safePath(next));
}

export { Nothing as default } from "#app/components/nothing.tsx";
