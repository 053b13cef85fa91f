import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { NewApp } from "#app/components/new-app.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { safePath } from "#app/domain/paths.ts";
import { addressOf, requireMember, requireProof } from "#app/web/guard.ts";
import { newApp, takeNewApp } from "#app/web/new-app.ts";
import { textIn } from "#app/web/query.ts";

export const meta: MetaFunction = () => [{ title: "Set up an app · Afterword" }];

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  await requireProof(request, context, addressOf(request));
  const made = await newApp(request, context, member);
  if (!made) throw redirect("/settings/security");
  const next = safePath(textIn(request, "next"));
  return data({ app: made.app, next }, { headers: { "Set-Cookie": made.cookie } });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context);
  await requireProof(request, context, addressOf(request));
  return takeNewApp(request, context, member);
}

export default function Authenticator() {
  const { app, next } = useLoaderData<typeof loader>();
  return <NewApp app={app} next={next} form={useActionData<typeof action>() ?? emptyForm()} />;
}
