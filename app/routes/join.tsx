import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { JoinForm } from "#app/components/join-form.tsx";
import { isMember } from "#app/domain/actor.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import { safePath } from "#app/domain/paths.ts";
import { waitingForm } from "#app/web/drafts.ts";
import { entranceAt } from "#app/web/entrance.ts";
import { signedNow } from "#app/web/form-signs.ts";
import { viewerOf } from "#app/web/guard.ts";
import { takeJoin } from "#app/web/join-action.ts";
import { textIn } from "#app/web/query.ts";
import { suggestHandles } from "#app/workflows/accounts.ts";

export const meta: MetaFunction = () => [{ title: "Join · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  if (isMember(viewer)) throw redirect("/");
  const entrance = await entranceAt(request, context);
  return {
    entrance,
    suggestions: entrance.way === "closed" ? [] : await suggestHandles(context.db, 3),
    waiting: await waitingForm(request, context),
    shown: await signedNow(context),
    next: safePath(textIn(request, "next")),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  return takeJoin(request, context);
}

export default function Join() {
  const { suggestions, ...page } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm({ handle: suggestions[0] ?? "" });
  return (
    <div className="wrap-narrow stack gap-5">
      <h1>Join</h1>
      <JoinForm form={form} suggestions={suggestions} {...page} />
    </div>
  );
}
