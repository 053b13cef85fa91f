import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { safePath } from "#app/domain/paths.ts";
import { viewerOf } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { themeCookie } from "#app/web/theme.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return redirect("/");
}

/** Remembers the chosen colours and goes back to the page they were chosen on. */
export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const sent = await readForm(request, context);
  return redirect(safePath(sent.get("back")), {
    headers: { "Set-Cookie": themeCookie(context, sent.get("theme")) },
  });
}

export { Nothing as default } from "#app/components/nothing.tsx";
