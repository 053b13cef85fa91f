import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { LeavingQuickly } from "#app/components/leaving-quickly.tsx";
import { viewerOf } from "#app/web/guard.ts";
import { isTabPlain, plainTabCookie } from "#app/web/plain-tab.ts";
import { readForm } from "#app/web/read-form.ts";

export const meta: MetaFunction = () => [{ title: "Leaving quickly · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return { isTabPlain: isTabPlain(request) };
}

/** Remembers what the tab shall say, on this device. */
export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const sent = await readForm(request, context);
  const headers = { "Set-Cookie": plainTabCookie(context, sent.get("tab") === "plain") };
  return redirect("/leaving-quickly#tab", { headers });
}

export default function Page() {
  return <LeavingQuickly {...useLoaderData<typeof loader>()} />;
}
