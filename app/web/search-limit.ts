import { type Actor, isMember } from "#app/domain/actor.ts";
import { emptyForm, type FormState } from "#app/domain/form-views.ts";
import { isNarrowed, type SearchAsked } from "#app/domain/search-address.ts";
import { isStorageFailure } from "#db/portable.ts";
import type { AppContext } from "./context.ts";
import { tooManyText } from "./responses.ts";

/**
 * Counts a search, and says above the form that it was one too many, or null. The empty page costs nothing and is not
 * counted; and a database that takes no writes just now keeps nobody from reading.
 */
export async function searchRefusal(
  context: AppContext,
  viewer: Actor,
  asked: SearchAsked,
): Promise<{ form: FormState; status: number } | null> {
  if (asked.text === "" && !isNarrowed(asked)) return null;
  try {
    const counted = await context.limits("search", isMember(viewer) ? viewer.id : await context.visitorKey());
    if (counted.ok) return null;
    const { message, status } = tooManyText(counted.error);
    return { form: { ...emptyForm(), formError: message }, status };
  } catch (error) {
    if (!isStorageFailure(error)) throw error;
    return null;
  }
}
