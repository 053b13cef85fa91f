import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { DeskQueue } from "#app/components/desk-queue.tsx";
import { ReviewItem } from "#app/components/review-item.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { hasProved, requireModerator } from "#app/web/guard.ts";
import { takeItemAct } from "#app/web/item-action.ts";
import { notFound } from "#app/web/responses.ts";
import { listCannedReasons } from "#app/workflows/canned-reasons.ts";
import { viewItem } from "#app/workflows/view-item.ts";
import { queueBeside } from "#app/workflows/view-queue.ts";

export const meta: MetaFunction = () => [{ title: "An item on the desk · Afterword" }];

/** Also after a refusal: the colleague's decision that it tells of must be on the page. */
export const shouldRevalidate = () => true;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  const nowMs = context.nowMs();
  const item = await viewItem(context.db, viewer, { itemId: params.id ?? "", nowMs });
  if (!item) throw notFound();
  const lines = await queueBeside(context.db, viewer, nowMs);
  const proved = await hasProved(request, context);
  return { item, lines, proved, reasons: await listCannedReasons(context.db) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  return takeItemAct(request, context, actor, params.id ?? "");
}

export default function DeskItem() {
  const { item, lines, proved, reasons } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm();
  return (
    <div className="wrap-wide desk">
      <aside className="stack">
        <h1>Desk</h1>
        <DeskQueue lines={lines} current={item.id} />
      </aside>
      <ReviewItem
        key={item.id}
        item={item}
        form={form}
        proved={proved}
        guidelines={GUIDELINES}
        reasons={reasons}
      />
    </div>
  );
}
