import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { NewPasskey } from "#app/components/new-passkey.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { safePath } from "#app/domain/paths.ts";
import { addressOf, requireMember, requireProof } from "#app/web/guard.ts";
import { takeNewPasskey } from "#app/web/passkey-action.ts";
import { textIn } from "#app/web/query.ts";

export const meta: MetaFunction = () => [{ title: "Add a passkey · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireMember(request, context);
  await requireProof(request, context, addressOf(request));
  return { next: safePath(textIn(request, "next")) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context);
  await requireProof(request, context, addressOf(request));
  return takeNewPasskey(request, context, member);
}

export default function Passkey() {
  const { next } = useLoaderData<typeof loader>();
  return <NewPasskey next={next} form={useActionData<typeof action>() ?? emptyForm()} />;
}
