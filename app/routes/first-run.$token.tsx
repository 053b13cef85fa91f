import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { JoinForm } from "#app/components/join-form.tsx";
import { isMember } from "#app/domain/actor.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import { stepPath, viewerOf } from "#app/web/guard.ts";
import { takeJoin } from "#app/web/join-action.ts";
import { notFound } from "#app/web/responses.ts";
import { acceptInvitation, isInvitationOpen, suggestHandles } from "#app/workflows/accounts.ts";

export const meta: MetaFunction = () => [
  { title: "The first admin · Afterword" },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const token = params.token ?? "";
  if (!(await isInvitationOpen(context.db, token))) throw notFound();
  return { token, isMember: isMember(viewer), suggestions: await suggestHandles(context.db, 3) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await viewerOf(request, context);
  if (!(await isInvitationOpen(context.db, params.token ?? ""))) throw notFound();
  if (!isMember(viewer)) return takeJoin(request, context);
  const accepted = await acceptInvitation(context.db, viewer, params.token ?? "", context.nowMs());
  if (!accepted) throw notFound();
  return redirect(stepPath("/"));
}

export default function FirstRun() {
  const { token, isMember, suggestions } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm({ handle: suggestions[0] ?? "" });
  const path = `/first-run/${token}`;
  return (
    <div className="wrap-narrow stack gap-5">
      <h1>Look after this forum</h1>
      <p>Whoever opens this link first becomes the admin. It works once.</p>
      {isMember ? (
        <Form method="post">
          <button className="button" type="submit">
            Become the admin
          </button>
        </Form>
      ) : (
        <JoinForm form={form} suggestions={suggestions} waiting={null} setupToken={token} action={path} />
      )}
    </div>
  );
}
