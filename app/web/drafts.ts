import { beginningOf, type DraftFields, keptFields, textOf, wordsWritten } from "#app/domain/draft.ts";
import { draftFormPath, draftPlaceAt, makesPost } from "#app/domain/draft-place.ts";
import { draftRef, parseDraftRef } from "#app/domain/draft-ref.ts";
import type { DraftBox, OtherDraft, WaitingFormView } from "#app/domain/draft-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { type Form, formAgain, storable } from "#app/forms/parse-form.ts";
import { findAllDrafts, findDrafts } from "#app/workflows/drafts.ts";
import { type Draft, type SavedDraft, saveDraft } from "#app/workflows/save-draft.ts";
import type { AppContext } from "./context.ts";
import { becomeDraftOwner, draftOwner, guestOf } from "./draft-cookie.ts";
import { textIn } from "./query.ts";

/** How many other drafts are shown beside a form; the list of drafts has them all. */
const OTHERS_SHOWN = 3;

/**
 * What belongs to the form at this path: the draft it is filled with, as it would be shown after a refusal (null:
 * none), and what else was written there. `?draft=ID` takes that one, `?draft=new` none.
 */
export async function draftFor<Field extends string>(
  request: Request,
  context: AppContext,
  { form, path }: { form: Form<Field, unknown>; path: string },
): Promise<{ box: DraftBox; form: FormState<Field> | null }> {
  const owner = await draftOwner(request, context);
  const drafts = owner ? await findDrafts(context.db, { owner, path, nowMs: context.nowMs() }) : [];
  const asked = textIn(request, "draft");
  const draft = drafts.find(({ id }) => id === asked) ?? (asked === "new" ? undefined : drafts[0]);
  const others = drafts.filter((other) => other !== draft).slice(0, OTHERS_SHOWN);
  return {
    box: {
      path,
      ref: draftRef(draft ?? null),
      savedAtMs: draft?.updatedAtMs ?? null,
      others: others.map(otherView),
    },
    form: draft ? formOf(form, draft) : null,
  };
}

const otherView = ({ id, path, updatedAtMs, fields }: Draft): OtherDraft => ({
  id,
  path: draftFormPath(path, id),
  savedAtMs: updatedAtMs,
  words: wordsWritten(fields),
});

const formOf = <Field extends string>(form: Form<Field, unknown>, { fields }: Draft): FormState<Field> =>
  formAgain(form, sentAs(fields), null);

/** A draft's fields as the form would have been sent with them. */
export const sentAs = (fields: Draft["fields"]): URLSearchParams =>
  new URLSearchParams(fields.map(([name, value]) => [name, value]));

/** What somebody typed, as a draft holds it. */
export const typedFields = (sent: URLSearchParams): DraftFields =>
  keptFields([...sent].map(([name, value]) => [storable(name), storable(value)] as const));

export type Kept = SavedDraft | { outcome: "too-many"; retryAfterS: number };
export type KeepTyped = { path: string; sent: URLSearchParams; waits?: boolean };

/**
 * Keeps what a form was sent with for its writer. A guest may need the cookie in `headers`. `waits`: it is to be sent
 * once more, by signing in.
 */
export async function keepTyped(
  request: Request,
  context: AppContext,
  { path, sent, waits = false }: KeepTyped,
): Promise<{ saved: Kept; headers: Record<string, string> }> {
  const { owner, headers } = await becomeDraftOwner(request, context);
  const who = owner.kind === "member" ? owner.key : await context.visitorKey();
  const input = {
    ...{ owner, path, sent: waits, ref: parseDraftRef(sent.get("draft")), nowMs: context.nowMs() },
    fields: typedFields(sent),
  };
  const changed = await saveDraft(context.db, { ...input, mayAdd: waits });
  if (changed.outcome !== "unknown") return withCookie(changed);
  const counted = await context.limits("new-draft", who);
  if (!counted.ok) return withCookie({ outcome: "too-many", retryAfterS: counted.error.retryAfterS });
  return withCookie(await saveDraft(context.db, { ...input, mayAdd: true }));

  function withCookie(saved: Kept) {
    return { saved, headers: saved.outcome === "saved" ? headers : {} };
  }
}

/**
 * What waits in this browser for its writer to join or sign in: the form that was sent, else the latest draft; or null.
 * Whoever signs in here is shown it first: on a shared device it may be somebody else's.
 */
export async function waitingForm(request: Request, context: AppContext): Promise<WaitingFormView | null> {
  const guest = guestOf(request, context);
  const drafts = guest ? await findAllDrafts(context.db, guest, context.nowMs()) : [];
  const draft = drafts.find(({ sent }) => sent) ?? drafts[0];
  if (!draft) return null;
  const place = draftPlaceAt(draft.path);
  const text = textOf(draft.fields, "body") || textOf(draft.fields, "details");
  return {
    draftId: draft.id,
    title: textOf(draft.fields, "title") || null,
    excerpt: beginningOf(text),
    isPost: draft.sent && place !== null && makesPost(place),
    more: drafts.length - 1,
  };
}
