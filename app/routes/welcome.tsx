import { data, type HeadersFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { RecoveryCodes } from "#app/components/recovery-codes.tsx";
import { safePath } from "#app/domain/paths.ts";
import { codesSeed, noCodesCookie } from "#app/web/codes-cookie.ts";
import { requireMember } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { codesOf } from "#app/workflows/recovery.ts";

export const meta: MetaFunction = () => [{ title: "Your recovery codes · Afterword" }];

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** Shows new recovery codes, once: whoever comes again goes on. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireMember(request, context);
  const next = safePath(textIn(request, "next"));
  const seed = codesSeed(request, context);
  if (seed === null) throw redirect(next);
  const codes = codesOf(seed);
  return data({ codes, next }, { headers: { "Set-Cookie": noCodesCookie(context) } });
}

/** Asked again after anything else on the page, they would be gone from it. */
export const shouldRevalidate = () => false;

export default function Welcome() {
  return <RecoveryCodes {...useLoaderData<typeof loader>()} />;
}
