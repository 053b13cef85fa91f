import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { SecondStep } from "#app/components/second-step.tsx";
import { isMember } from "#app/domain/actor.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import { safePath } from "#app/domain/paths.ts";
import { viewerOf } from "#app/web/guard.ts";
import { isByPasskey, takePasskeyAnswer } from "#app/web/passkey-action.ts";
import { textIn } from "#app/web/query.ts";
import { stepOf, takeStepCode } from "#app/web/second-step.ts";

export const meta: MetaFunction = () => [{ title: "One more step · Afterword" }];

/** Whoever has nothing to show goes on; whoever has not typed a password yet begins with that. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const next = safePath(textIn(request, "next"));
  const asked = await stepOf(request, context);
  if (asked) return { ...asked, next };
  // After a code that came too late, its page still says so.
  if (context.method === "POST") return { step: "code", hasApp: true, hasPasskey: false, next } as const;
  throw redirect(isMember(viewer) ? next : `/sign-in?next=${encodeURIComponent(next)}`);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await viewerOf(request, context);
  if (isMember(viewer) && (await isByPasskey(request, context)))
    return takePasskeyAnswer(request, context, viewer);
  return takeStepCode(request, context);
}

export default function Step() {
  return (
    <SecondStep {...useLoaderData<typeof loader>()} form={useActionData<typeof action>() ?? emptyForm()} />
  );
}
