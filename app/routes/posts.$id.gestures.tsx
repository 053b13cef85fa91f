import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { NOT_ARRIVED } from "#app/components/not-arrived.ts";
import { postLink } from "#app/domain/paths.ts";
import { takeGesture } from "#app/web/gesture-action.ts";
import { viewerOf } from "#app/web/guard.ts";

/** Whoever comes back here after joining or signing in is led to the post. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect(postLink(encodeURIComponent(params.id ?? "")));
}

export async function action(args: ActionFunctionArgs) {
  await viewerOf(args.request, args.context);
  return takeGesture(args);
}

/** A press that does not arrive is told of beside the buttons; the page, with whatever is being typed on it, stays. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction();
  } catch (error) {
    if (error instanceof Response) throw error; // It leads elsewhere.
    return NOT_ARRIVED;
  }
}

export { Nothing as default } from "#app/components/nothing.tsx";
