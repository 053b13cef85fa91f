import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { discardWaiting } from "#app/web/draft-cookie.ts";
import { viewerOf } from "#app/web/guard.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect("/");
}

/** Deletes the form that waits in this browser for its writer to join. */
export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const cookie = await discardWaiting(request, context);
  return redirect("/", { headers: { "Set-Cookie": cookie } });
}

export { Nothing as default } from "#app/components/nothing.tsx";
