import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { AppContext } from "#app/web/context.ts";
import { forgetBrowser } from "#app/web/forget-browser.ts";
import { viewerIfKnown } from "#app/web/guard.ts";
import { leftCookie, notLeftCookie } from "#app/web/left-cookie.ts";

/**
 * The way out on every page: ends the session, drops the draft and what the browser kept, closes the pages that Back
 * would show, and goes to a neutral site, also while the database is away.
 * A link from elsewhere only goes there: nobody can sign a reader out from another site.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerIfKnown(request, context);
  if (!comesFromHere(request, context)) return redirect(context.config.exitUrl);
  return redirect(context.config.exitUrl, { headers: await forget(request, context, leftCookie(context)) });
}

/** “Open again”, on the page that says that it is closed. Where the way out was cut off, it is gone through now. */
export async function action({ request, context }: ActionFunctionArgs) {
  await viewerIfKnown(request, context);
  return redirect("/", { headers: await forget(request, context, notLeftCookie(context)) });
}

/** Ends the session, and makes the browser forget what it kept. */
async function forget(request: Request, context: AppContext, cookie: string): Promise<Headers> {
  const headers = await forgetBrowser(request, context);
  headers.set("Clear-Site-Data", '"cache", "storage"');
  headers.append("Set-Cookie", cookie);
  return headers;
}

/**
 * By the browser's word; older browsers, and all of them over plain http, say it by the referrer: one of the forum's own
 * addresses, which a proxy may have kept from `Host`, or another at which it was opened.
 */
function comesFromHere(request: Request, { origins }: AppContext): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "same-origin";
  const from = URL.parse(request.headers.get("Referer") ?? "");
  return from !== null && (origins.includes(from.origin) || from.host === request.headers.get("Host"));
}

export { Nothing as default } from "#app/components/nothing.tsx";
