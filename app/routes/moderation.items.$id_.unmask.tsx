import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { unmaskForm } from "#app/forms/desk-forms.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { requireModerator, requireProof } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { problemWith, refused } from "#app/web/responses.ts";
import { unmaskPost } from "#app/workflows/unmask-post.ts";

const itemPath = (id = ""): string => `/moderation/items/${encodeURIComponent(id)}`;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireModerator(request, context);
  return redirect(itemPath(params.id));
}

/** Records why a moderator needs the account behind an alias; the item then shows it to them. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  await requireProof(request, context, itemPath(params.id));
  const form = parseForm(unmaskForm, await readForm(request, context));
  if (!form.ok) throw problemWith(422, Object.values(form.error.errors)[0] ?? "");
  const itemId = params.id ?? "";
  const shown = await unmaskPost(context.db, { ...form.value, actor, itemId, nowMs: context.nowMs() });
  if (shown.ok) return redirect(itemPath(itemId));
  throw refused(shown.error);
}

export { Nothing as default } from "#app/components/nothing.tsx";
