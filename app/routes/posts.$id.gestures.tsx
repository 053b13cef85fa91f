import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { takeGesture } from "#app/web/gesture-action.ts";
import { viewerOf } from "#app/web/guard.ts";

/** Whoever comes back here after joining or signing in is led to the post. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect(`/posts/${encodeURIComponent(params.id ?? "")}`);
}

export async function action(args: ActionFunctionArgs) {
  await viewerOf(args.request, args.context);
  return takeGesture(args);
}

export { Nothing as default } from "#app/components/nothing.tsx";
