import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { postLink } from "#app/domain/paths.ts";
import { viewerOf } from "#app/web/guard.ts";
import { actOnOwnPost } from "#app/web/post-act.ts";
import { undoWithdrawal } from "#app/workflows/change-own-post.ts";

/** Whoever comes back here after signing in is led to the post. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect(postLink(encodeURIComponent(params.id ?? "")));
}

export async function action(args: ActionFunctionArgs) {
  await viewerOf(args.request, args.context);
  return actOnOwnPost(args, undoWithdrawal);
}

export { Nothing as default } from "#app/components/nothing.tsx";
