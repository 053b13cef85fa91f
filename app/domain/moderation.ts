import { type Actor, isAuthor, isModerator } from "./actor.ts";
import { type Movable, move, type PostAct } from "./post.ts";
import type { ReportOutcome } from "./report.ts";
import type { Audience } from "./thread.ts";

/**
 * The desk's acts on one review item. The table says what each needs and does; `actionsFor` reads it to draw
 * the buttons and to authorise the press, so the two can never differ. New acts are new rows.
 *
 * A review item has one subject, a post, and is `open` until a moderator decides. One post has at most one open item.
 */
export const ITEM_ACTS = {
  approve: {
    label: "Approve",
    moves: "approve",
    statement: "none",
    needs: "open",
    outcome: "left",
    guide: "It keeps to the guidelines. It is shown to everyone it was written for.",
  },
  answered: {
    label: "Answered kindly",
    moves: null,
    statement: "none",
    needs: "open",
    outcome: "left",
    guide: "Somebody has answered with care, and nothing more is needed.",
  },
  dismiss: {
    label: "Leave it as it is",
    moves: null,
    statement: "none",
    needs: "open",
    outcome: "left",
    guide: "Nothing in it is against the guidelines.",
  },
  relabel: {
    label: "Change its labels",
    moves: null,
    statement: "reason",
    needs: "any",
    outcome: "acted",
    guide: "The words may stay; readers should know first what they are about, or find it elsewhere.",
  },
  move: {
    label: "Give it its own thread",
    moves: null,
    statement: "reason",
    needs: "any",
    outcome: "acted",
    guide: "It tells a story of its own in somebody else’s place, and would find better answers in its own.",
  },
  redact: {
    label: "Take out a name",
    moves: null,
    statement: "required",
    needs: "any",
    outcome: "acted",
    guide: "Guideline 4. Only some words have to go, and the rest stays.",
  },
  decline: {
    label: "Decline",
    moves: "decline",
    statement: "required",
    needs: "open",
    outcome: "acted",
    guide: "It was not shown to anyone yet, and is against a guideline.",
  },
  remove: {
    label: "Remove",
    moves: "remove",
    statement: "required",
    needs: "any",
    outcome: "acted",
    guide: "It is against a guideline, and no label or redaction would mend it.",
  },
  restore: {
    label: "Restore",
    moves: "restore",
    statement: "reason",
    needs: "any",
    outcome: "left",
    guide: "It should not have been taken away.",
  },
} as const satisfies Record<string, ActRule>;

/**
 * `moves`: what happens to the post. `statement`: what the author is told (`required`: guideline and reason;
 * `reason`: a reason, and a guideline where one applies). `needs`: whether the item must still be open. `outcome`: what
 * those who reported the post are told. `guide`: when this is the right act, for the moderator.
 */
type ActRule = {
  label: string;
  moves: PostAct | null;
  statement: "none" | "reason" | "required";
  needs: "open" | "any";
  outcome: ReportOutcome;
  guide: string;
};

/** Whether the act does something to the post. The others only say that it may stay as it is. */
export const changesPost = (act: ItemAct): boolean =>
  ITEM_ACTS[act].moves !== null || ITEM_ACTS[act].outcome === "acted";

/**
 * What whoever reported the post is told when its item ends with `act`, after these lines of its record, the earliest
 * first: that something was done, if it was done before and stands.
 */
export function outcomeAfter(
  earlier: readonly { id: string; act: string; ofActId: string | null }[],
  act: ItemAct,
): ReportOutcome {
  const undone = earlier.filter((line) => line.act === "undo").map(({ ofActId }) => ofActId);
  const standing = earlier.filter(({ id }) => !undone.includes(id)).map((line) => line.act);
  const since = [...standing.slice(standing.lastIndexOf("restore") + 1), act];
  if (act === "restore") return "left";
  const acted = ITEM_ACT_NAMES.filter((name) => ITEM_ACTS[name].outcome === "acted");
  return acted.some((name) => since.includes(name)) ? "acted" : "left";
}

export type ItemAct = keyof typeof ITEM_ACTS;
export const ITEM_ACT_NAMES = Object.keys(ITEM_ACTS) as [ItemAct, ...ItemAct[]];

/** `version` counts what happened to the item; `postRevision` the edits of the text that was judged. */
export type ReviewItemFacts = {
  status: "open" | "closed";
  version: number;
  post: Movable & { authorId: string | null; revision: number } & Standing;
};

/** Where a post stands, and under which name; `alias` is null for its author's own. */
type Standing = { position: number; alias: string | null; audience: Audience };

/**
 * Whether a post can have a thread of its own: a reply that is no private one. Not one without a name: its alias belongs
 * to the thread, and the same words under another would tie the two together for everybody who has read both.
 */
const canStandAlone = ({ position, alias, audience }: Standing): boolean =>
  position > 0 && alias === null && audience !== "only-me";

/**
 * Whether a post that was given a thread of its own can go back to where it stood: nobody has written in its thread, and
 * the same people read both, so that nobody loses an answer and the words reach nobody else.
 *
 * | in its own thread | who reads the two | goes back |
 * | --- | --- | --- |
 * | nobody else wrote | the same people | yes |
 * | nobody else wrote | others | no |
 * | somebody else wrote, whatever became of it | any | no |
 */
export const canGoBack = ({
  position,
  isAnswered,
  audience,
  audienceThere,
}: {
  position: number;
  isAnswered: boolean;
  audience: Audience;
  audienceThere: Audience;
}): boolean => position === 0 && !isAnswered && audience === audienceThere;

/** The acts open to this moderator on this item as it stands, in the order of the buttons. */
export function actionsFor(actor: Actor, item: ReviewItemFacts): readonly ItemAct[] {
  if (!isModerator(actor)) return [];
  if (isAuthor(actor, item.post.authorId)) return []; // Nobody decides about their own post.
  if (item.post.audience === "only-me") return item.status === "open" ? ["dismiss"] : []; // Nobody judges what they do not read.
  return ITEM_ACT_NAMES.filter((act) => {
    const rule: ActRule = ITEM_ACTS[act];
    if (rule.needs === "open" && item.status !== "open") return false;
    if (rule.moves !== null) return move(item.post, rule.moves).ok;
    if (act === "relabel" || act === "redact" || act === "move") {
      const isThere = item.post.status === "published" || item.post.status === "held";
      return isThere && (act !== "move" || canStandAlone(item.post));
    }
    return item.post.status !== "held"; // A held post is approved or declined, not left.
  });
}

/**
 * How long a decision waits before anybody is told of it. Until then whoever made it can take it back, and it is as if
 * it had not been: a press on the wrong button hurts nobody.
 */
export const UNDO_DECISION_MS = 60 * 1000;

/** The acts that can be taken back within that time: those that take a post away. */
export const isUndoable = (act: string): boolean => act === "remove" || act === "decline";

/** Whether the decision of `atMs` is still unsaid at `nowMs` (both epoch milliseconds). */
export const isUnsaid = (atMs: number, nowMs: number): boolean => nowMs - atMs < UNDO_DECISION_MS;
