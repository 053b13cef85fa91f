import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { NotificationList } from "#app/components/notification-list.tsx";
import { parsePlaces } from "#app/domain/following-views.ts";
import { requireMember } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { listLetters, readLetters } from "#app/workflows/letters.ts";
import { listNotifications, markAsRead } from "#app/workflows/notifications.ts";

export const meta: MetaFunction = () => [{ title: "Notifications · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireMember(request, context);
  const nowMs = context.nowMs();
  const letters = await listLetters(context.db, reader, nowMs);
  return { ...(await listNotifications(context.db, reader)), letters };
}

/** Marks as read what its form was drawn with, and nothing that has come since. */
export async function action({ request, context }: ActionFunctionArgs) {
  const reader = await requireMember(request, context);
  const sent = await readForm(request, context);
  await markAsRead(context.db, reader, parsePlaces(sent.get("places") ?? ""));
  const shownAtMs = Number(sent.get("lettersUntil") ?? "0");
  if (Number.isSafeInteger(shownAtMs))
    await readLetters(context.db, reader, { shownAtMs, nowMs: context.nowMs() });
  return redirect("/notifications");
}

export default function Notifications() {
  return <NotificationList {...useLoaderData<typeof loader>()} />;
}
