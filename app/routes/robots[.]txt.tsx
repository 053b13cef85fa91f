import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "#app/web/guard.ts";
import { originOf, textAnswer } from "#app/web/machine-answers.ts";
import { robotsText } from "#app/web/robots.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await viewerOf(request, context);
  return textAnswer(request, robotsText(originOf(request, context)));
}
