/** Another draft of the same place, to compare with what stands in the form. */
export type OtherDraft = { id: string; path: string; savedAtMs: number; words: string };

/** What a form needs to be kept while somebody writes in it. */
export type DraftBox = {
  /** The place of the form; see domain/draft-place.ts. */
  path: string;
  /** Which draft stands in the form, for its hidden field; see domain/draft-ref.ts. Empty when none does. */
  ref: string;
  /** When that was saved; null when none was. */
  savedAtMs: number | null;
  others: OtherDraft[];
};

/**
 * What was written in this browser without a session: enough of it to know it again. A post that was sent is published
 * when its writer signs in (`isPost`), everything else is kept for them.
 */
export type WaitingFormView = {
  draftId: string;
  title: string | null;
  excerpt: string;
  isPost: boolean;
  /** How many other drafts of this browser will come along. */
  more: number;
};

/** A draft in the list of what somebody is writing. */
export type DraftCard = {
  id: string;
  /** What it is and where, as far as its writer may know of that place today. */
  where: string;
  excerpt: string;
  savedAtMs: number;
  /** The form with this draft in it; null when nobody can write there any more, or not this person. */
  formPath: string | null;
};

export type DraftPageView = DraftCard & { words: string };
