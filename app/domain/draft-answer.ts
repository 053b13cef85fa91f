/**
 * What a page is told about what it sent to be kept, in JSON. `draft` is what its next save goes on with, `others` says
 * that the same place has other drafts, to be found at `path` together with this one. `signedOut`: the session is over,
 * and the words wait for the next sign-in. `care`: its
 * writer may be in danger, and is shown where somebody answers.
 */
export type DraftAnswer =
  | { outcome: "saved"; draft: string; path: string; others: boolean; signedOut: boolean; care: boolean }
  | { outcome: "empty" | "late" }
  | { outcome: "full" | "too-long" };
