import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { SecuritySettings } from "#app/components/security-settings.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { requireMember } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { takeSecurityAct } from "#app/web/security-action.ts";
import { viewSecurity } from "#app/workflows/view-security.ts";

export const meta: MetaFunction = () => [{ title: "Signing in · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  const key = context.sessions.keyOf(request.headers.get("Cookie"));
  return { security: await viewSecurity(context.db, member, key), done: textIn(request, "done") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context);
  return takeSecurityAct(request, context, member);
}

export default function Security() {
  const { security, done } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm();
  return <SecuritySettings security={security} form={form} done={done} />;
}
