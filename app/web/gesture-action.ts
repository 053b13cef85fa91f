import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { postLink } from "#app/domain/paths.ts";
import { gestureForm } from "#app/forms/gesture-form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { changeGesture } from "#app/workflows/give-gesture.ts";
import { requireMember } from "./guard.ts";
import { readForm } from "./read-form.ts";
import { badRequest, problemWith, refusalText, tooManyText } from "./responses.ts";

/**
 * Takes a press. A page without scripts goes back to the post; one with scripts stays where it is and only asks again
 * what it shows, so the answer is a sentence or nothing.
 */
export async function takeGesture({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireMember(request, context);
  const form = parseForm(gestureForm, await readForm(request, context));
  if (!form.ok) throw badRequest();
  const postId = params.id ?? "";
  const answer = asksForPage(request)
    ? (status: number, message: string) => {
        throw problemWith(status, message);
      }
    : (status: number, message: string) => data({ message }, { status });

  const counted = await context.limits("gesture", actor.id);
  if (!counted.ok) {
    const { message, status } = tooManyText(counted.error);
    return answer(status, message);
  }
  const result = await changeGesture(context.db, { ...form.value, actor, postId, nowMs: context.nowMs() });
  if (!result.ok) {
    const { message, status } = refusalText(result.error);
    return answer(status, message);
  }
  return asksForPage(request) ? redirect(postLink(postId)) : data({ message: null });
}

/** A form that a browser sends by itself asks for HTML; scripts ask for whatever there is. */
const asksForPage = (request: Request): boolean =>
  (request.headers.get("Accept") ?? "").split(",").some((type) => type.trim().startsWith("text/html"));
