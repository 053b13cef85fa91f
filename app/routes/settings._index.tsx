import type { LoaderFunctionArgs } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/react";
import { SettingsIndex } from "#app/components/settings-index.tsx";
import { requireMember } from "#app/web/guard.ts";

export const meta: MetaFunction = () => [{ title: "Settings · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireMember(request, context);
  return null;
}

export { SettingsIndex as default };
