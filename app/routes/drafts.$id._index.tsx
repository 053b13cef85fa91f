import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DraftPage } from "#app/components/draft-page.tsx";
import { draftOwner } from "#app/web/draft-cookie.ts";
import { viewerOf } from "#app/web/guard.ts";
import { notFound } from "#app/web/responses.ts";
import { viewDraft } from "#app/workflows/view-drafts.ts";

export const meta: MetaFunction = () => [{ title: "A draft · Afterword" }];

/** Nobody opens a draft but whoever wrote it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const owner = await draftOwner(request, context);
  const asked = { viewer, id: params.id ?? "", nowMs: context.nowMs() };
  const draft = owner && (await viewDraft(context.db, { ...asked, owner }));
  if (!draft) throw notFound();
  return { draft };
}

export default function OneDraft() {
  return <DraftPage draft={useLoaderData<typeof loader>().draft} />;
}
