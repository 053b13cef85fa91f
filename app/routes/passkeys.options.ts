import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { viewerOf } from "#app/web/guard.ts";
import { passkeyOptions } from "#app/web/passkey-options.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect("/sign-in");
}

/** What a browser should ask of a passkey; for app/browser/use-passkeys.ts. */
export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  return passkeyOptions(request, context);
}
