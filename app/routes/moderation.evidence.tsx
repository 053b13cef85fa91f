import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { EvidencePage } from "#app/components/evidence-page.tsx";
import { monthOf, parseMonth } from "#app/domain/month.ts";
import { requireAdmin } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";

export const meta: MetaFunction = () => [{ title: "The whole record of a month · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdmin(request, context);
  return { month: parseMonth(textIn(request, "month")) ?? monthOf(context.nowMs()) };
}

export default function Evidence() {
  return <EvidencePage {...useLoaderData<typeof loader>()} />;
}
