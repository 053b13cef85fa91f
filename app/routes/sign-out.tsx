import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { forgetGuest } from "#app/web/draft-cookie.ts";
import { viewerOf } from "#app/web/guard.ts";
import { visitNotesCookie } from "#app/web/visit-notes.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect("/");
}

/** Ends the session here, and takes what this browser kept of the pages with it. */
export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const cookie = await context.sessions.end(request.headers.get("Cookie"));
  const headers = new Headers({ "Clear-Site-Data": '"cache"' });
  headers.append("Set-Cookie", cookie);
  headers.append("Set-Cookie", await forgetGuest(request, context));
  headers.append("Set-Cookie", visitNotesCookie(context, []));
  return redirect("/", { headers });
}

export { Nothing as default } from "#app/components/nothing.tsx";
