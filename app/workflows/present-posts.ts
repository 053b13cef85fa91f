import { type Actor, isAuthor, isModerator } from "#app/domain/actor.ts";
import { authorOf, isShownStarter, type Names, namedAuthorIds } from "#app/domain/anonymity.ts";
import type { GesturesView } from "#app/domain/gesture-views.ts";
import { guidelineName } from "#app/domain/guidelines.ts";
import { type FoldReason, foldOf, type Hides, isMuted } from "#app/domain/hiding.ts";
import { isUnsaid } from "#app/domain/moderation.ts";
import { storedNotes } from "#app/domain/need.ts";
import { can } from "#app/domain/permissions.ts";
import { UNDO_WITHDRAW_MS } from "#app/domain/post.ts";
import type {
  AboutView,
  PlaceholderPost,
  PostActions,
  PostView,
  QuoteView,
  StatementView,
} from "#app/domain/post-views.ts";
import type { Finding } from "#app/domain/screening/finding.ts";
import type { ThreadFacts } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { namesOf } from "#db/queries/accounts.ts";
import { postsToQuote, type ShownRow } from "#db/queries/posts.ts";
import { type StatementRow, statementsFor } from "#db/queries/record.ts";
import { latestFindings } from "#db/queries/screenings.ts";
import type { Db } from "#db/schema.ts";
import { foldOfPost } from "./hides.ts";
import { withLivingMentions } from "./mention-links.ts";
import { presentGestures } from "./present-gestures.ts";
import { presentSections } from "./present-sections.ts";

/** Who looks, what they have hidden, at posts of which thread, and when. `title`: null where it is not shown. */
export type Reading = {
  viewer: Actor;
  hides: Hides;
  thread: ThreadFacts;
  title: string | null;
  nowMs: number;
};

/** Posts as this viewer may see them; those that do not exist for the viewer are left out. A fixed number of queries, however many posts. */
export async function presentPosts(
  db: Db,
  stored: readonly ShownRow[],
  reading: Reading,
): Promise<PostView[]> {
  const rows = await withLivingMentions(db, stored);
  const quotedIds = [...new Set(rows.map((row) => row.quotedPostId))].filter((id) => id !== null);
  const quoted = await postsToQuote(db, quotedIds);
  const names = await namesOf(db, namedAuthorIds([...rows, ...quoted]));
  const moderated = rows.filter((row) => row.status === "removed" || row.status === "declined");
  const statements = await statementsFor(
    db,
    moderated.map((row) => row.id),
  );

  const waiting = await whatHoldsThem(
    db,
    rows.filter((row) => row.status === "held" && isAuthor(reading.viewer, row.authorId)),
  );
  const gestures = await presentGestures(db, rows, reading);
  const sections = await presentSections(
    db,
    rows.map((row) => row.id),
  );

  const quotes = new Map(quoted.map((row) => [row.id, presentQuote(row, names, reading.hides)]));
  const decisions = new Map(statements.map((row) => [row.subjectId, row]));
  return rows
    .map((row) =>
      presentPost(row, {
        ...{ ...reading, names, quotes, gestures, sections },
        statement: decisions.get(row.id) ?? null,
        waitsFor: waiting.get(row.id) ?? [],
      }),
    )
    .filter((view) => view !== null);
}

type Known = Reading & {
  names: Names;
  quotes: ReadonlyMap<string, QuoteView | null>;
  gestures: ReadonlyMap<string, GesturesView>;
  sections: ReadonlyMap<string, AboutView>;
  statement: StatementRow | null;
  waitsFor: string[];
};

function presentPost(row: ShownRow, known: Known): PostView | null {
  const { viewer, thread } = known;
  const said = known.statement && !isUnsaid(known.statement.atMs, known.nowMs) ? known.statement : null;
  const statement = isModerator(viewer) && !isAuthor(viewer, row.authorId) ? known.statement : said;
  const seen = seenBy(viewer, row);
  if (seen === "absent") return null;
  const actions = actionsOn(row, known);
  if (seen === "placeholder") {
    return {
      kind: "placeholder",
      id: row.id,
      position: row.position,
      why: whyGone(row, said),
      guideline: row.status === "removed" ? guidelineView(said?.guideline ?? null) : null,
      actions: { moderate: actions.moderate },
    };
  }
  return {
    kind: "full",
    id: row.id,
    position: row.position,
    author: authorOf(row, seen, known.names),
    mine: isAuthor(viewer, row.authorId),
    startedThread: row.position > 0 && isShownStarter(viewer, thread, row),
    status: row.status,
    html: row.html,
    fold: foldOfPost(known.hides, row, row.position === 0 ? known.title : null),
    notes: storedNotes(row.contentNotes),
    about: known.sections.get(row.id) ?? null,
    quote: quoteIn(row, known),
    createdAtMs: row.createdAtMs,
    editedAtMs: row.editedAtMs,
    statement: statement && statementView(statement, isAuthor(viewer, row.authorId)),
    waitsFor: row.status === "held" && isAuthor(viewer, row.authorId) ? known.waitsFor : [],
    gestures: known.gestures.get(row.id) ?? null,
    actions,
  };
}

/** What a post quotes: the words that were meant, else the first of the quoted post; nothing when that is not shown. */
function quoteIn({ quotedPostId, quotedText }: ShownRow, { quotes, hides }: Known): QuoteView | null {
  const quote = quotedPostId === null ? undefined : quotes.get(quotedPostId);
  if (!quote) return null;
  if (quotedText === null || quote.fold !== null) return quote;
  return hides.words?.(quotedText) ? foldedQuote(quote.postId, "word") : { ...quote, excerpt: quotedText };
}

function actionsOn(row: ShownRow, { viewer, hides, thread, nowMs }: Reading): PostActions {
  const post = { ...row, thread };
  const undo = can(viewer, "undo-withdraw", { ...post, nowMs }).allowed;
  return {
    edit: can(viewer, "edit-post", post).allowed,
    withdraw: can(viewer, "withdraw-post", post).allowed,
    undoUntilMs: undo && row.withdrawnAtMs !== null ? row.withdrawnAtMs + UNDO_WITHDRAW_MS : null,
    quote: can(viewer, "quote", post).allowed,
    report: can(viewer, "report-post", post).allowed,
    mute: !can(viewer, "mute-author", post).allowed ? null : isMuted(hides, row) ? "unmute" : "mute",
    moderate: can(viewer, "moderate-post", post).allowed,
    history: row.editedAtMs !== null && can(viewer, "read-history", post).allowed,
  };
}

/**
 * A quote shows what stands: when the quoted post is withdrawn, removed or erased, the quote goes too. What the reader
 * has hidden is a line that says so, with the way to the post and nothing of it.
 */
export function presentQuote(
  row: Awaited<ReturnType<typeof postsToQuote>>[number],
  names: Names,
  hides: Hides,
): QuoteView | null {
  if (row.status !== "published") return null;
  const fold = foldOf(hides, row, [row.excerpt]);
  if (fold !== null) return foldedQuote(row.id, fold);
  const notes = storedNotes(row.contentNotes);
  return { fold, postId: row.id, author: authorOf(row, "full", names), excerpt: row.excerpt, notes };
}

const foldedQuote = (postId: string, fold: FoldReason): QuoteView => ({
  fold,
  postId,
  author: null,
  excerpt: "",
  notes: [],
});

export function guidelineView(number: number | null): { number: number; name: string } | null {
  const name = number === null ? undefined : guidelineName(number);
  return number === null || name === undefined ? null : { number, name };
}

/** Which of the ways a post can be gone it was. Before anybody is told of a removal it is only looked at. */
function whyGone({ status }: ShownRow, said: StatementRow | null): PlaceholderPost["why"] {
  if (status === "removed") return said ? "removed" : "looked-at";
  return status === "withdrawn" ? "withdrawn" : "erased";
}

/** What screening said of these posts that wait, in words for their author. */
async function whatHoldsThem(db: Db, held: readonly ShownRow[]): Promise<Map<string, string[]>> {
  const screenings = await latestFindings(
    db,
    held.map(({ id }) => id),
  );
  return new Map(
    screenings.map(({ postId, findings }) => {
      const holding = (JSON.parse(findings) as Finding[]).filter(({ severity }) => severity === "hold");
      return [postId, [...new Set(holding.map(({ message }) => message))]];
    }),
  );
}

const statementView = (row: StatementRow, mine: boolean): StatementView => ({
  path: mine ? `/decisions/${row.id}` : null,
  atMs: row.atMs,
  guideline: guidelineView(row.guideline),
  reason: row.reason,
});
