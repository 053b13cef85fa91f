import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DraftList } from "#app/components/draft-list.tsx";
import { isMember } from "#app/domain/actor.ts";
import { draftOwner } from "#app/web/draft-cookie.ts";
import { viewerOf } from "#app/web/guard.ts";
import { listDrafts } from "#app/workflows/view-drafts.ts";

export const meta: MetaFunction = () => [{ title: "Your drafts · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const owner = await draftOwner(request, context);
  const drafts = owner ? await listDrafts(context.db, { viewer, owner, nowMs: context.nowMs() }) : [];
  return { drafts, isGuest: !isMember(viewer), keptDays: context.config.keep.KEEP_DRAFTS_DAYS };
}

export default function Drafts() {
  return <DraftList {...useLoaderData<typeof loader>()} />;
}
