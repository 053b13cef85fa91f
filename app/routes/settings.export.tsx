import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { ExportSettings } from "#app/components/export-settings.tsx";
import { requireMember, requireProof } from "#app/web/guard.ts";
import { readForm } from "#app/web/read-form.ts";
import { tooManyText } from "#app/web/responses.ts";
import { askForExport, isExportUnderWay, viewExport } from "#app/workflows/own-export.ts";

export const meta: MetaFunction = () => [{ title: "A copy of everything · Afterword" }];

const PAGE = "/settings/export";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  return { copy: await viewExport(context.db, member, context.nowMs()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context);
  await requireProof(request, context, PAGE);
  await readForm(request, context);
  if (await isExportUnderWay(context.db, member)) return redirect(PAGE);
  const counted = await context.limits("export", member.id);
  if (!counted.ok) {
    const { message, status } = tooManyText(counted.error);
    return data({ message }, { status });
  }
  await askForExport(context.db, member, context.nowMs());
  return redirect(PAGE);
}

export default function Export() {
  const { copy } = useLoaderData<typeof loader>();
  return <ExportSettings copy={copy} problem={useActionData<typeof action>()?.message ?? null} />;
}
