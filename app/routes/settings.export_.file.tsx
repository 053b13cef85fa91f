import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireMember, requireProof } from "#app/web/guard.ts";
import { streamedFile } from "#app/web/machine-answers.ts";
import { notFound } from "#app/web/responses.ts";
import { readyExport } from "#app/workflows/own-export.ts";

/** A member's own copy, while there is one. It tells which posts without a name are theirs, so it asks for proof. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context);
  const file = await readyExport(context.db, member, context.nowMs());
  if (!file) throw notFound();
  await requireProof(request, context, "/settings/export");
  return streamedFile("afterword.zip", file, "application/zip");
}
