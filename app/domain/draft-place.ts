/**
 * Where a form stands in which somebody writes, by its address. Only what has a place here is kept as a draft, and the
 * address leads back to it.
 */
export type DraftPlace =
  | { kind: "reply"; threadId: string }
  /** `slug` null: the pinned article. */
  | { kind: "comment"; slug: string | null }
  | { kind: "thread" }
  | { kind: "letter" }
  | { kind: "edit"; postId: string }
  | { kind: "report"; postId: string };

const PLACES: readonly [RegExp, (part: string) => DraftPlace][] = [
  [/^\/threads\/new$/, () => ({ kind: "thread" })],
  [/^\/letters\/new$/, () => ({ kind: "letter" })],
  [/^\/threads\/([0-9a-z]{1,40})$/, (threadId) => ({ kind: "reply", threadId })],
  [/^\/article$/, () => ({ kind: "comment", slug: null })],
  [/^\/articles\/([\w-]{1,100})$/, (slug) => ({ kind: "comment", slug })],
  [/^\/posts\/([0-9a-z]{1,40})\/edit$/, (postId) => ({ kind: "edit", postId })],
  [/^\/posts\/([0-9a-z]{1,40})\/report$/, (postId) => ({ kind: "report", postId })],
];

/** The form at this path, or null when none stands there. */
export function draftPlaceAt(path: string): DraftPlace | null {
  for (const [pattern, place] of PLACES) {
    const match = pattern.exec(path);
    if (match) return place(match[1] ?? "");
  }
  return null;
}

/** Whether sending the form makes a post, so that it can be published as soon as its writer has joined. */
export const makesPost = ({ kind }: DraftPlace): boolean =>
  kind === "reply" || kind === "comment" || kind === "thread" || kind === "letter";

/** Where the form itself begins on its page. */
const anchorOf = (path: string): string => {
  const kind = draftPlaceAt(path)?.kind;
  return kind === "reply" || kind === "comment" ? "#reply" : "";
};

/** The form's page with its newest draft in it, or with one of several. */
export const draftFormPath = (path: string, draftId: string | null = null): string =>
  `${path}${draftId === null ? "" : `?draft=${draftId}`}${anchorOf(path)}`;
