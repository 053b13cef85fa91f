import { isMember } from "#app/domain/actor.ts";
import { wordsWritten } from "#app/domain/draft.ts";
import type { DraftAnswer } from "#app/domain/draft-answer.ts";
import { draftFormPath, draftPlaceAt } from "#app/domain/draft-place.ts";
import { draftRef } from "#app/domain/draft-ref.ts";
import { mayBeInDanger } from "#app/workflows/screen-writing.ts";
import { isStorageFailure } from "#db/portable.ts";
import type { AppContext } from "./context.ts";
import { type Kept, keepTyped, typedFields } from "./drafts.ts";
import { viewerSession } from "./guard.ts";
import { readForm } from "./read-form.ts";

const answer = (body: DraftAnswer, headers: HeadersInit): Response => Response.json(body, { headers });

/** Without a body: the page tries again, after a while or at the moment that `Retry-After` says. */
const notNow = (status: number, retryAfterS: number): Response =>
  new Response(null, { status, headers: { "Retry-After": String(retryAfterS) } });

/**
 * Keeps a form that somebody is writing in: its fields, the reference to its draft, and `draftAt`, the place it stands
 * at. Anybody may write anywhere a form can stand; whether it can be posted there is asked when it is.
 */
export async function takeDraft(request: Request, context: AppContext): Promise<Response> {
  try {
    const sent = await readForm(request, context).catch(() => null);
    const path = sent?.get("draftAt") ?? "";
    if (!sent || !draftPlaceAt(path)) return new Response(null, { status: 400 });
    const { actor, ended } = await viewerSession(request, context);
    const counted = await context.limits(
      "save-draft",
      isMember(actor) ? actor.id : await context.visitorKey(),
    );
    if (!counted.ok) return notNow(429, counted.error.retryAfterS);
    const { saved, headers } = await keepTyped(request, context, { path, sent });
    const care =
      saved.outcome === "saved" && (await mayBeInDanger(context.db, wordsWritten(typedFields(sent))));
    return answerTo(saved, { path, signedOut: ended, care, headers });
  } catch (error) {
    if (isStorageFailure(error)) return notNow(503, 5);
    throw error;
  }
}

function answerTo(
  saved: Kept,
  {
    path,
    signedOut,
    care,
    headers,
  }: { path: string; signedOut: boolean; care: boolean; headers: HeadersInit },
): Response {
  switch (saved.outcome) {
    case "saved": {
      const draft = draftRef(saved.draft);
      const formPath = draftFormPath(path, saved.draft.id);
      return answer(
        { outcome: "saved", draft, path: formPath, others: saved.others > 0, signedOut, care },
        headers,
      );
    }
    case "too-many":
      return notNow(429, saved.retryAfterS);
    case "unknown":
      throw new Error("A draft that may be added was not added.");
    default:
      return answer({ outcome: saved.outcome }, headers);
  }
}
