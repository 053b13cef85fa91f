import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseMonth } from "#app/domain/month.ts";
import { renderEvidenceCsv } from "#app/render/evidence-csv.ts";
import { requireAdmin } from "#app/web/guard.ts";
import { fileAnswer } from "#app/web/machine-answers.ts";
import { notFound } from "#app/web/responses.ts";
import { evidencePack } from "#app/workflows/evidence-pack.ts";

/** `evidence-2026-03.json` and `evidence-2026-03.csv`: a month of the whole record as a file, for admins. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireAdmin(request, context);
  const [, named = null, kind] = /^evidence-([\d-]{7})\.(json|csv)$/.exec(params.file ?? "") ?? [];
  const month = parseMonth(named);
  const pack = month && (await evidencePack(context.db, { viewer, month, nowMs: context.nowMs() }));
  if (!pack) throw notFound();
  const name = `evidence-${month}.${kind}`;
  return kind === "csv"
    ? fileAnswer(name, renderEvidenceCsv(pack), "text/csv")
    : fileAnswer(name, `${JSON.stringify(pack, null, 2)}\n`, "application/json");
}
