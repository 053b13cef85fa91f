import { type Actor, isAuthor, isModerator } from "./actor.ts";
import { type Movable, move, type PostAct } from "./post.ts";

/**
 * The desk's acts on one review item. The table says what each needs and does; `actionsFor` reads it to draw
 * the buttons and to authorise the press, so the two can never differ. New acts are new rows.
 *
 * A review item has one subject, a post, and is `open` until a moderator decides. One post has at most one open item.
 */
export const ITEM_ACTS = {
  approve: { label: "Approve", moves: "approve", statement: "none", needs: "open" },
  decline: { label: "Decline", moves: "decline", statement: "required", needs: "open" },
  remove: { label: "Remove", moves: "remove", statement: "required", needs: "any" },
  dismiss: { label: "Leave it as it is", moves: null, statement: "none", needs: "open" },
  restore: { label: "Restore", moves: "restore", statement: "reason", needs: "any" },
} as const satisfies Record<string, ActRule>;

/**
 * `moves`: what happens to the post. `statement`: what the author is told (`required`: guideline and reason;
 * `reason`: a reason alone). `needs`: whether the item must still be open.
 */
type ActRule = {
  label: string;
  moves: PostAct | null;
  statement: "none" | "reason" | "required";
  needs: "open" | "any";
};

export type ItemAct = keyof typeof ITEM_ACTS;
export const ITEM_ACT_NAMES = Object.keys(ITEM_ACTS) as [ItemAct, ...ItemAct[]];

/** `version` counts decisions on the item; `postRevision` the edits of the text that was judged. */
export type ReviewItemFacts = {
  status: "open" | "closed";
  version: number;
  post: Movable & { authorId: string | null; revision: number };
};

/** The acts open to this moderator on this item as it stands, in the order of the buttons. */
export function actionsFor(actor: Actor, item: ReviewItemFacts): readonly ItemAct[] {
  if (!isModerator(actor)) return [];
  if (isAuthor(actor, item.post.authorId)) return []; // Nobody decides about their own post.
  return ITEM_ACT_NAMES.filter((act) => {
    const rule: ActRule = ITEM_ACTS[act];
    if (rule.needs === "open" && item.status !== "open") return false;
    if (rule.moves === null) return item.post.status !== "held"; // A held post is approved or declined, not left.
    return move(item.post, rule.moves).ok;
  });
}

/** Why someone reports, in the order of the form. The slug is stored, the label read. */
export const REPORT_REASONS = {
  danger: "Someone may be in danger",
  unkind: "It is cruel or unkind",
  identity: "It names or points to a person",
  method: "It describes how to hurt oneself",
  spam: "It sells or advertises something",
  other: "Something else",
} as const;
export type ReportReason = keyof typeof REPORT_REASONS;
export const REPORT_REASON_SLUGS = Object.keys(REPORT_REASONS) as [ReportReason, ...ReportReason[]];
