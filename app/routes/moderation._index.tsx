import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DeskPage } from "#app/components/desk-page.tsx";
import { parseDeskFilter } from "#app/domain/desk-filter.ts";
import { requireModerator } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { releaseItems } from "#app/workflows/claim-item.ts";
import { outsideSilence } from "#app/workflows/outside-silence.ts";
import { viewShift } from "#app/workflows/shift.ts";
import { viewQueue } from "#app/workflows/view-queue.ts";

export const meta: MetaFunction = () => [{ title: "Desk · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  const filter = parseDeskFilter(new URL(request.url).searchParams);
  const nowMs = context.nowMs();
  return {
    queue: await viewQueue(context.db, viewer, { filter, from: textIn(request, "from"), nowMs }),
    shift: await viewShift(context.db, viewer, nowMs),
    silence: await outsideSilence(context.db, nowMs),
  };
}

/** Gives back what the moderator has before them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  await releaseItems(context.db, { actor });
  return redirect("/moderation");
}

export default function Desk() {
  return <DeskPage {...useLoaderData<typeof loader>()} />;
}
