import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ConfirmAddress } from "#app/components/mail-links.tsx";
import { viewerOf } from "#app/web/guard.ts";
import { confirmEmail, linkOpens } from "#app/workflows/email.ts";

export const meta: MetaFunction = () => [{ title: "Your address · Afterword" }];

/** Opening it changes nothing: programs open links in mails, to look at them. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const opening = { token: params.token ?? "", purpose: "verify", nowMs: context.nowMs() } as const;
  return { isOpen: await linkOpens(context.db, opening) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  await viewerOf(request, context);
  const isDone = await confirmEmail(context.db, { token: params.token ?? "", nowMs: context.nowMs() });
  return data({ isDone }, { status: isDone ? 200 : 422 });
}

export default function Verify() {
  const { isOpen } = useLoaderData<typeof loader>();
  return <ConfirmAddress isOpen={isOpen} isDone={useActionData<typeof action>()?.isDone ?? false} />;
}
