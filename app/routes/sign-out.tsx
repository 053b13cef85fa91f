import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { forgetBrowser } from "#app/web/forget-browser.ts";
import { viewerIfKnown, viewerOf } from "#app/web/guard.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect("/");
}

/** Ends the session here, and takes what this browser kept of the pages with it, also while the database is away. */
export async function action({ request, context }: ActionFunctionArgs) {
  await viewerIfKnown(request, context);
  const headers = await forgetBrowser(request, context);
  headers.set("Clear-Site-Data", '"cache"');
  return redirect("/", { headers });
}

export { Nothing as default } from "#app/components/nothing.tsx";
