import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { discardWaiting } from "#app/web/draft-cookie.ts";
import { viewerOf } from "#app/web/guard.ts";
import { storing } from "#app/web/responses.ts";

/**
 * The way out on every page: ends the session, drops the draft and what the browser kept, and goes to a neutral site.
 * A link from elsewhere only goes there: nobody can sign a reader out from another site.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const elsewhere = request.headers.get("Sec-Fetch-Site") !== "same-origin";
  if (elsewhere) return redirect(context.config.exitUrl);
  const cookie = await storing(null, () => context.sessions.end(request.headers.get("Cookie")));
  const headers = new Headers({ "Clear-Site-Data": '"cache", "storage"' });
  headers.append("Set-Cookie", cookie);
  headers.append("Set-Cookie", await storing(null, () => discardWaiting(request, context)));
  return redirect(context.config.exitUrl, { headers });
}

export { Nothing as default } from "#app/components/nothing.tsx";
