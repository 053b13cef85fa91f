import type { ComparedPart } from "./comparison-views.ts";
import type { ContentNote } from "./need.ts";
import type { Audience } from "./thread.ts";

/**
 * What was saved from another tab or device while somebody edited: the whole of it, and how what they typed differs.
 * `revision` is the version that they would save on top of, once they have seen it.
 */
export type EditConflictView = {
  revision: number;
  atMs: number;
  /** For an opening post whose titles differ. */
  title: { saved: string; difference: ComparedPart[] } | null;
  saved: string;
  difference: ComparedPart[];
  /** Who may read it by now, and its notes; null where the form says the same. */
  audience: Audience | null;
  contentNotes: ContentNote[] | null;
};
