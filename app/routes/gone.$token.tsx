import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { Receipt } from "#app/components/receipt.tsx";
import { viewerOf } from "#app/web/guard.ts";
import { notFound } from "#app/web/responses.ts";
import { viewReceipt } from "#app/workflows/view-leaving.ts";

export const meta: MetaFunction = () => [{ title: "A receipt · Afterword" }];

/** Open to whoever has the address: whoever has gone cannot sign in, and it does not tell who it was. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const receipt = await viewReceipt(context.db, params.token ?? "", context.nowMs());
  if (receipt === null) throw notFound();
  return { receipt };
}

export default function Gone() {
  return <Receipt receipt={useLoaderData<typeof loader>().receipt} />;
}
