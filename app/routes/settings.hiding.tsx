import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { VisitHiding } from "#app/components/hidden-notes.tsx";
import { HidingSettings } from "#app/components/hiding-settings.tsx";
import { isMember } from "#app/domain/actor.ts";
import { viewerOf } from "#app/web/guard.ts";
import { takeHiding } from "#app/web/hiding-action.ts";
import { textIn } from "#app/web/query.ts";
import { viewHiding } from "#app/workflows/view-hiding.ts";

export const meta: MetaFunction = () => [{ title: "What you hide · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const saved = textIn(request, "saved");
  if (!isMember(viewer)) return { hiding: null, notes: [...(viewer.hiddenNotes ?? [])], saved };
  const hiding = await viewHiding(context.db, viewer, { before: textIn(request, "before") });
  return { hiding, notes: hiding.notes, saved };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  return takeHiding(request, context);
}

export default function Hiding() {
  const { hiding, notes, saved } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? null;
  if (hiding === null) return <VisitHiding notes={notes} saved={saved === "notes"} />;
  return <HidingSettings hiding={hiding} form={form} saved={saved} />;
}
