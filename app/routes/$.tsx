import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "#app/web/guard.ts";

/** Every address that is nobody else's, and what was refused before Remix (web/http.ts says with which status). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  throw data({ message: null, kept: null }, { status: context.problem ?? 404 });
}

export const action = loader;

export { Nothing as default } from "#app/components/nothing.tsx";
