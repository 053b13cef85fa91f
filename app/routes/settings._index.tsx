import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { SettingsIndex } from "#app/components/settings-index.tsx";
import { requireMember } from "#app/web/guard.ts";

export const meta: MetaFunction = () => [{ title: "Settings · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireMember(request, context);
  return { hasMail: context.config.mail !== null };
}

export default function Settings() {
  return <SettingsIndex {...useLoaderData<typeof loader>()} />;
}
