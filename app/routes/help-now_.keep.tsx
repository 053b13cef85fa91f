import type { LoaderFunctionArgs } from "@remix-run/node";
import helplines from "#app/content/helplines.json";
import { countryHelp } from "#app/domain/helpline-views.ts";
import type { Helplines } from "#app/domain/helplines.ts";
import { renderKeptNumbers } from "#app/render/kept-numbers.ts";
import { viewerOf } from "#app/web/guard.ts";
import { fileAnswer } from "#app/web/machine-answers.ts";
import { textIn } from "#app/web/query.ts";
import { notFound } from "#app/web/responses.ts";

/** One country's numbers as a file that needs no connection. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  const country = countryHelp(helplines as Helplines, textIn(request, "country"));
  if (!country) throw notFound();
  return fileAnswer("numbers.html", renderKeptNumbers(country));
}
