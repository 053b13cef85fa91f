import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { RecordPage } from "#app/components/record-page.tsx";
import { isAdmin } from "#app/domain/actor.ts";
import { parseDay, parseMonth } from "#app/domain/month.ts";
import { viewerOf } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { viewRecord } from "#app/workflows/view-record.ts";

export const meta: MetaFunction = () => [
  { title: "Moderation record · Afterword" },
  { name: "description", content: "What the moderators of this forum do, by month and day by day." },
];

/** The same for everyone; an admin is also led to the whole of it. What is no month and no day is none asked for. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const record = await viewRecord(context.db, {
    month: parseMonth(textIn(request, "month")),
    before: parseDay(textIn(request, "before")),
    nowMs: context.nowMs(),
  });
  return { record, isAdmin: isAdmin(viewer) };
}

export default function Record() {
  return <RecordPage {...useLoaderData<typeof loader>()} />;
}
