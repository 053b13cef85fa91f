import fc from "fast-check";
import type { Member } from "#app/domain/actor.ts";
import type { ItemAct } from "#app/domain/moderation.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import type { Audience } from "#app/domain/thread.ts";
import { decideAppeal, openAppeal } from "#app/workflows/appeals.ts";
import { editPost, undoWithdrawal, withdrawPost } from "#app/workflows/change-own-post.ts";
import { claimItem, releaseItems } from "#app/workflows/claim-item.ts";
import { decideItem } from "#app/workflows/decide-item.ts";
import { openItemForPost, reportPost } from "#app/workflows/report-post.ts";
import { runPlaybookStep } from "#app/workflows/run-playbook.ts";
import { ANYBODY, askOpinion, noteOnItem } from "#app/workflows/staff-notes.ts";
import { submitPost } from "#app/workflows/submit-post.ts";
import { undoDecision } from "#app/workflows/undo-decision.ts";
import { getPost } from "#db/queries/posts.ts";
import { statementsFor } from "#db/queries/record.ts";
import { sanctionsOf } from "#db/queries/sanctions.ts";
import type { Db } from "#db/schema.ts";
import { sanction } from "./desk.ts";
import { changeAudience } from "./headings.ts";
import { PLAIN } from "./people.ts";

/** What happens around one thread while several moderators work on it: who does what to which of its two posts. */
export type Step = { by: number; does: Doing; on: "reply" | "opening" };
/** Steps that begin at the same moment, and how long it was quiet before them. */
export type Batch = { quietMs: number; steps: Step[] };

const ITEM_DOINGS = [
  "approve",
  "dismiss",
  "remove",
  "relabel",
  "move",
  "redact",
  "decline",
  "restore",
] as const;
const BUSY_DOINGS = ["undo", "claim", "take-over", "open-item"] as const;
const QUIET_DOINGS = [
  "give-back",
  "note",
  "ask-opinion",
  "assess-yes",
  "assess-no",
  "care",
  "look-second",
  "hand-over",
  "notice",
  "reverse",
] as const;
const AUTHOR_DOINGS = [
  "edit",
  "edit-into-waiting",
  "withdraw",
  "take-back",
  "keep-to-self",
  "open-up",
  "appeal",
] as const;
const READER_DOINGS = ["report", "report-danger", "answer", "quote"] as const;
type Doing = (
  | typeof ITEM_DOINGS
  | typeof BUSY_DOINGS
  | typeof QUIET_DOINGS
  | typeof AUTHOR_DOINGS
  | typeof READER_DOINGS
)[number];

const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ITEM_DOINGS) },
  { weight: 3, arbitrary: fc.constantFrom(...BUSY_DOINGS) },
  { weight: 1, arbitrary: fc.constantFrom(...QUIET_DOINGS) },
  { weight: 2, arbitrary: fc.constantFrom(...AUTHOR_DOINGS) },
  { weight: 3, arbitrary: fc.constantFrom(...READER_DOINGS) },
);

/** Up to `people` at the desk, and as many readers. A minute parts what can be undone from what cannot, ten a lease. */
export const batches = (people: number): fc.Arbitrary<Batch[]> =>
  fc.array(
    fc.record({
      quietMs: fc.constantFrom(1_000, 1_000, 20_000, 61_000, 11 * 60_000),
      steps: fc.array(
        fc.record({
          by: fc.nat({ max: people - 1 }),
          does: doing,
          on: fc.constantFrom<Step["on"]>("reply", "reply", "reply", "opening"),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 14, size: "max" },
  );

export type Scene = {
  db: Db;
  author: Member;
  moderators: Member[];
  readers: Member[];
  threadId: string;
  posts: Record<Step["on"], string>;
};

/** What somebody has before them when they begin: the page is older than what others do at the same moment. */
export type Seen = {
  itemId: string;
  version: number;
  revision: number;
  heading: Heading | null;
  /** How many decisions about the author there have been. */
  decided: number;
};
type Heading = NonNullable<Parameters<typeof editPost>[1]["heading"]>;

/** The latest item of a post, open or closed, and the post's revision. */
export async function seenNow({ db, author }: Scene, postId: string): Promise<Seen> {
  const item = await db
    .selectFrom("reviewItem")
    .select(["id", "version"])
    .where("postId", "=", postId)
    .orderBy("status", "desc")
    .orderBy("openedAtMs", "desc")
    .limit(1)
    .executeTakeFirst();
  const post = await getPost(db, postId);
  if (!post) throw new Error(`There is no post ${postId}.`);
  const { title, ending, timeSince, hope, audience, revision } = post;
  const heading = post.position === 0 ? { title, ending, timeSince, hope, audience } : null;
  const decided = (await sanctionsOf(db, author.id)).length;
  return { itemId: item?.id ?? "", version: item?.version ?? 0, revision, heading, decided };
}

/** The word that is taken out again and again, and put back by edits. */
export const NAME = "Dr Ashby";

const screened = (verdict: Screened["verdict"]): Screened => ({ verdict, danger: "none", findings: [] });

/** Does one step with what was seen before; whatever it comes to is a result, and nothing is thrown. */
export function doStep(scene: Scene, step: Step, seen: Seen, nowMs: number) {
  const { db, author, moderators, readers, threadId, posts } = scene;
  const postId = posts[step.on];
  const [moderator, reader] = [moderators[step.by], readers[step.by]];
  if (!moderator || !reader) throw new Error(`There is nobody numbered ${step.by}.`);
  const onItem = { actor: moderator, itemId: seen.itemId, nowMs };
  const edit = (verdict: Screened["verdict"]) =>
    editPost(db, {
      ...{ actor: author, postId, contentNotes: [], heading: seen.heading, fromRevision: seen.revision },
      ...{ body: `At ${nowMs} ${NAME} was kind.`, screened: screened(verdict), nowMs },
    });
  const answer = (quotedPostId: string | null) =>
    submitPost(db, {
      ...{ actor: reader, threadId, body: "So do I.", quotedPostId, quotedText: NAME },
      ...{ requestKey: null, nowMs, ...PLAIN },
    });
  const decide = (act: ItemAct) =>
    decideItem(db, {
      ...{ ...onItem, act, guideline: 4, reason: "It names a person.", version: seen.version },
      ...{ postRevision: seen.revision, redact: { words: NAME, instead: "my therapist" } },
      relabel: { contentNotes: ["death"], ending: null, kind: null },
      move: { title: "A story of its own", kind: "experience" },
    });
  const own = { actor: author, postId, nowMs };
  const report = { actor: reader, postId, details: "", nowMs };
  const note = "Please look.";
  const readBy = (audience: Audience) =>
    changeAudience(db, { actor: author, openingId: posts.opening, audience, nowMs });
  const { version } = seen;

  const doings: Record<Doing, () => Promise<{ ok: boolean; error?: unknown }>> = {
    approve: () => decide("approve"),
    dismiss: () => decide("dismiss"),
    remove: () => decide("remove"),
    relabel: () => decide("relabel"),
    move: () => decide("move"),
    redact: () => decide("redact"),
    decline: () => decide("decline"),
    restore: () => decide("restore"),
    claim: () => claimItem(db, onItem),
    "take-over": () => claimItem(db, { ...onItem, note }),
    "give-back": () => releaseItems(db, onItem),
    undo: () => undoDecision(db, onItem),
    note: () => noteOnItem(db, { ...onItem, body: note }),
    "ask-opinion": () => askOpinion(db, { ...onItem, of: ANYBODY, note }),
    "open-item": () => openItemForPost(db, { actor: moderator, postId, nowMs }),
    "assess-yes": () =>
      runPlaybookStep(db, { ...onItem, step: { step: "assess", answer: "yes", note, version } }),
    "assess-no": () =>
      runPlaybookStep(db, { ...onItem, step: { step: "assess", answer: "no", note, version } }),
    care: () => runPlaybookStep(db, { ...onItem, step: { step: "care", message: "We read you.", version } }),
    "hand-over": () => runPlaybookStep(db, { ...onItem, step: { step: "after", note } }),
    notice: () => sanction(db, moderator, author.id, { kind: "notice", seen: seen.decided, nowMs }),
    appeal: () => appealLatest(scene, postId, nowMs),
    reverse: () => reverseLatest(scene, moderator, nowMs),
    "keep-to-self": () => readBy("only-me"),
    "open-up": () => readBy("members"),
    "look-second": () => runPlaybookStep(db, { ...onItem, step: { step: "second", note } }),
    edit: () => edit("publish"),
    "edit-into-waiting": () => edit("hold"),
    withdraw: () => withdrawPost(db, own),
    "take-back": () => undoWithdrawal(db, own),
    report: () => reportPost(db, { ...report, reason: "identity" }),
    "report-danger": () => reportPost(db, { ...report, reason: "danger" }),
    answer: () => answer(null),
    quote: () => answer(postId),
  };
  return doings[step.does]();
}

type Done = Promise<{ ok: boolean; error?: unknown }>;
const NOTHING = { ok: false, error: "There is none." };

/** Appeals the latest decision about the post, told or not. */
async function appealLatest({ db, author }: Scene, postId: string, nowMs: number): Done {
  const [latest] = await statementsFor(db, [postId]);
  return latest ? openAppeal(db, { actor: author, actId: latest.id, body: "Please.", nowMs }) : NOTHING;
}

/** Takes back whatever the author has appealed against last. */
async function reverseLatest({ db, author }: Scene, actor: Member, nowMs: number): Done {
  const appeal = await db
    .selectFrom("appeal")
    .select(["id", "version"])
    .where("accountId", "=", author.id)
    .where("status", "=", "open")
    .executeTakeFirst();
  if (!appeal) return NOTHING;
  const reversal = { decision: "reverse", reason: "It may stay.", guideline: null, endsAtMs: null } as const;
  return decideAppeal(db, { actor, appealId: appeal.id, version: appeal.version, ...reversal, nowMs });
}
