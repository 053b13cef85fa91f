import { type Actor, isAuthor } from "#app/domain/actor.ts";
import { authorOf, isShownStarter, namedAuthorIds } from "#app/domain/anonymity.ts";
import { guidelineName } from "#app/domain/guidelines.ts";
import { storedNotes } from "#app/domain/need.ts";
import { can } from "#app/domain/permissions.ts";
import { UNDO_WITHDRAW_MS } from "#app/domain/post.ts";
import type { PostActions, PostView, QuoteView, StatementView } from "#app/domain/post-views.ts";
import type { ThreadFacts } from "#app/domain/thread.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { handlesOf } from "#db/queries/accounts.ts";
import { postsToQuote, type ShownRow } from "#db/queries/posts.ts";
import { type StatementRow, statementsFor } from "#db/queries/record.ts";
import type { Db } from "#db/schema.ts";

/** Who looks, at posts of which thread, and when. */
export type Reading = { viewer: Actor; thread: ThreadFacts; nowMs: number };

/** Posts as this viewer may see them; those that do not exist for the viewer are left out. Four queries at most. */
export async function presentPosts(db: Db, rows: readonly ShownRow[], reading: Reading): Promise<PostView[]> {
  const quotedIds = [...new Set(rows.map((row) => row.quotedPostId))].filter((id) => id !== null);
  const quoted = await postsToQuote(db, quotedIds);
  const handles = await handlesOf(db, namedAuthorIds([...rows, ...quoted]));
  const moderated = rows.filter((row) => row.status === "removed" || row.status === "declined");
  const statements = await statementsFor(
    db,
    moderated.map((row) => row.id),
  );

  const quotes = new Map(quoted.map((row) => [row.id, presentQuote(row, handles)]));
  const decisions = new Map(statements.map((row) => [row.subjectId, row]));
  return rows
    .map((row) => presentPost(row, { ...reading, handles, quotes, statement: decisions.get(row.id) ?? null }))
    .filter((view) => view !== null);
}

type Known = Reading & {
  handles: ReadonlyMap<string, string>;
  quotes: ReadonlyMap<string, QuoteView | null>;
  statement: StatementRow | null;
};

function presentPost(row: ShownRow, known: Known): PostView | null {
  const { viewer, thread, statement } = known;
  const seen = seenBy(viewer, row);
  if (seen === "absent") return null;
  const actions = actionsOn(row, known);
  if (seen === "placeholder") {
    return {
      kind: "placeholder",
      id: row.id,
      position: row.position,
      why: row.status === "removed" ? "removed" : row.status === "withdrawn" ? "withdrawn" : "erased",
      guideline: row.status === "removed" ? guidelineView(statement?.guideline ?? null) : null,
      actions: { moderate: actions.moderate },
    };
  }
  return {
    kind: "full",
    id: row.id,
    position: row.position,
    author: authorOf(row, seen, known.handles),
    mine: isAuthor(viewer, row.authorId),
    startedThread: row.position > 0 && isShownStarter(viewer, thread, row),
    status: row.status,
    html: row.html,
    notes: storedNotes(row.contentNotes),
    quote: quoteIn(row, known.quotes),
    createdAtMs: row.createdAtMs,
    editedAtMs: row.editedAtMs,
    statement: statement && statementView(statement),
    actions,
  };
}

/** What a post quotes: the words that were meant, else the first of the quoted post; nothing when that is not shown. */
function quoteIn({ quotedPostId, quotedText }: ShownRow, quotes: Known["quotes"]): QuoteView | null {
  const quote = quotedPostId === null ? undefined : quotes.get(quotedPostId);
  if (!quote) return null;
  return quotedText === null ? quote : { ...quote, excerpt: quotedText };
}

function actionsOn(row: ShownRow, { viewer, thread, nowMs }: Reading): PostActions {
  const post = { ...row, thread };
  const undo = can(viewer, "undo-withdraw", { ...post, nowMs }).allowed;
  return {
    edit: can(viewer, "edit-post", post).allowed,
    withdraw: can(viewer, "withdraw-post", post).allowed,
    undoUntilMs: undo && row.withdrawnAtMs !== null ? row.withdrawnAtMs + UNDO_WITHDRAW_MS : null,
    quote: can(viewer, "quote", post).allowed,
    report: can(viewer, "report-post", post).allowed,
    moderate: can(viewer, "moderate-post", post).allowed,
    history: row.editedAtMs !== null && can(viewer, "read-history", post).allowed,
  };
}

/** A quote shows what stands: when the quoted post is withdrawn, removed or erased, the quote goes too. */
export function presentQuote(
  row: Awaited<ReturnType<typeof postsToQuote>>[number],
  handles: ReadonlyMap<string, string>,
): QuoteView | null {
  if (row.status !== "published") return null;
  const notes = storedNotes(row.contentNotes);
  return { postId: row.id, author: authorOf(row, "full", handles), excerpt: row.excerpt, notes };
}

export function guidelineView(number: number | null): { number: number; name: string } | null {
  const name = number === null ? undefined : guidelineName(number);
  return number === null || name === undefined ? null : { number, name };
}

const statementView = (row: StatementRow): StatementView => ({
  act: row.act === "decline" ? "decline" : "remove",
  atMs: row.atMs,
  guideline: guidelineView(row.guideline),
  reason: row.reason,
});
