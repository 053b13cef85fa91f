import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { DeskQueue } from "#app/components/desk-queue.tsx";
import { ReviewItem } from "#app/components/review-item.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { decisionForm } from "#app/forms/desk-forms.ts";
import { formAgain, parseForm } from "#app/forms/parse-form.ts";
import { requireModerator } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { notFound, refusalText } from "#app/web/responses.ts";
import { decideItem } from "#app/workflows/decide-item.ts";
import { viewItem, viewQueue } from "#app/workflows/desk.ts";

export const meta: MetaFunction = () => [{ title: "An item on the desk · Afterword" }];

/** Also after a refusal: the colleague's decision that it tells of must be on the page. */
export const shouldRevalidate = () => true;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  const item = await viewItem(context.db, viewer, params.id ?? "");
  if (!item) throw notFound();
  return { item, lines: await viewQueue(context.db, viewer) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const itemId = params.id ?? "";
  const sent = await readForm(request, context);
  const form = parseForm(decisionForm, sent);
  if (!form.ok) return data(form.error, { status: 422 });
  const decided = await decideItem(context.db, { ...form.value, actor, itemId, nowMs: context.nowMs() });
  if (decided.ok) return redirect(`/moderation/items/${itemId}`);
  const { message, status } = refusalText(decided.error);
  return data(formAgain(decisionForm, sent, message), { status });
}

export default function DeskItem() {
  const { item, lines } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm();
  return (
    <div className="wrap-wide desk">
      <aside className="stack">
        <h1>Desk</h1>
        <DeskQueue lines={lines} current={item.id} />
      </aside>
      <ReviewItem item={item} form={form} guidelines={GUIDELINES} />
    </div>
  );
}
