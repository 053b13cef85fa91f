import { isAuthor, type Member } from "#app/domain/actor.ts";
import { isAppealable } from "#app/domain/appeal.ts";
import type { Cursor } from "#app/domain/cursor.ts";
import {
  type EvidenceAct,
  type EvidenceAppeal,
  type EvidencePack,
  type EvidenceReport,
  personKeys,
} from "#app/domain/evidence.ts";
import { type Month, type Span, spanOf } from "#app/domain/month.ts";
import { can } from "#app/domain/permissions.ts";
import { appealMessages } from "#db/queries/appeals.ts";
import {
  actsBetween,
  appealsBetween,
  authorsOf,
  openingsOf,
  type PostAuthor,
  postsOfItems,
  reportsBetween,
  subjectsOf,
  type WholeAct,
  type WholeReport,
} from "#db/queries/evidence.ts";
import type { Db } from "#db/schema.ts";
import { monthFigures } from "./month-figures.ts";

/** Rows read by one statement, and ids asked about in one. */
const AT_A_TIME = 500;

/** Everything of one month that an operator may have to show; null for whoever is no admin. */
export async function evidencePack(
  db: Db,
  { viewer, month, nowMs }: { viewer: Member; month: Month; nowMs: number },
): Promise<EvidencePack | null> {
  if (!can(viewer, "edit-article", null).allowed) return null;
  const span = spanOf(month);
  const acts = await allOf(span, (page) => actsBetween(db, page));
  const reports = await allOf(span, (page) => reportsBetween(db, page));
  const appeals = await appealsBetween(db, span);
  const appealed = new Map(
    (
      await inParts(
        appeals.map(({ actId }) => actId),
        (ids) => subjectsOf(db, ids),
      )
    ).map((act) => [act.id, act]),
  );
  const items = await inParts(present(acts.map(({ itemId }) => itemId)), (ids) => postsOfItems(db, ids));
  const postIds = [
    ...[...acts, ...appealed.values()].map((act) => (act.subjectKind === "post" ? act.subjectId : null)),
    ...[...reports, ...items].map(({ postId }) => postId),
  ];
  const posts = new Map(
    (await inParts(present(postIds), (ids) => authorsOf(db, ids))).map((post) => [post.id, post]),
  );
  const threadIds = [...appealed.values()].map((act) =>
    act.subjectKind === "thread" ? act.subjectId : null,
  );
  for (const opening of await inParts(present(threadIds), (ids) => openingsOf(db, ids)))
    posts.set(opening.threadId, opening); // An appeal about a thread is by whoever its opening stands under.
  const told = teller(viewer, posts, new Map(items.map(({ id, postId }) => [id, postId])));
  const packed: EvidencePack = {
    month,
    madeAt: isoOf(nowMs),
    figures: await monthFigures(db, month, nowMs),
    acts: acts.map(told.act),
    reports: reports.map(told.report),
    appeals: [],
  };
  for (const appeal of appeals) {
    const act = appealed.get(appeal.actId);
    packed.appeals.push({
      ...{ ofAct: appeal.actId, status: appeal.status, openedAt: isoOf(appeal.openedAtMs) },
      by:
        (act && act.subjectKind !== "account" && told.author(act.subjectId)) ||
        told.account(appeal.accountId),
      decidedAt: appeal.decidedAtMs === null ? null : isoOf(appeal.decidedAtMs),
      messages: (await appealMessages(db, appeal.id)).map(({ createdAtMs, side, body }) => ({
        ...{ at: isoOf(createdAtMs), side, body },
      })),
    } satisfies EvidenceAppeal);
  }
  return packed;
}

/** Rows as the pack tells them: people as keys, and without what this admin may not read. */
function teller(viewer: Member, posts: Map<string, PostAuthor>, postOfItem: Map<string, string>) {
  const keyFor = personKeys();
  const account = (id: string) => keyFor(`account ${id}`);
  const author = (postId: string): string | null => {
    const post = posts.get(postId);
    if (!post) return null;
    if (post.alias !== null) return keyFor(`alias ${post.threadId} ${post.alias}`);
    return post.authorId === null ? null : account(post.authorId);
  };
  const isOwn = (postId: string) => isAuthor(viewer, posts.get(postId)?.authorId ?? null);
  const isWithheld = (postId: string) => posts.get(postId)?.audience === "only-me" || isOwn(postId);
  /** An item about a post under an alias would join the person with the alias. */
  const itemOf = ({ subjectKind, itemId }: WholeAct) => {
    const post = posts.get(postOfItem.get(itemId ?? "") ?? "");
    return subjectKind === "account" && post?.alias != null ? null : itemId;
  };

  const act = (row: WholeAct): EvidenceAct => {
    const onPost = row.subjectKind === "post";
    const withheld = onPost && isWithheld(row.subjectId);
    const isTold = isAppealable(row.act) || row.act === "restore" || row.act.startsWith("appeal-");
    return {
      ...{ id: row.id, at: isoOf(row.atMs), act: row.act, subjectKind: row.subjectKind },
      by: row.actorId === null ? (row.automated === 1 ? "software" : "command line") : account(row.actorId),
      subject: row.subjectKind === "account" ? account(row.subjectId) : row.subjectId,
      author: onPost ? author(row.subjectId) : null,
      item: itemOf(row),
      guideline: row.guideline,
      reason: onPost && isOwn(row.subjectId) && !isTold ? "" : row.reason,
      ...{ from: row.fromState, to: row.toState, ofAct: row.ofActId },
      until: row.untilMs === null ? null : isoOf(row.untilMs),
      text: withheld ? null : row.snapshot,
      withheld,
    };
  };

  const report = (row: WholeReport): EvidenceReport => {
    const withheld = isWithheld(row.postId);
    return {
      ...{ at: isoOf(row.atMs), by: account(row.reporterId), post: row.postId, author: author(row.postId) },
      ...{ item: row.itemId, reason: row.reason, outcome: row.outcome, withheld },
      details: withheld ? "" : row.details,
      title: withheld ? null : row.snapshotTitle,
      text: withheld ? "" : row.snapshotMarkdown,
    };
  };
  return { act, report, author, account };
}

const isoOf = (atMs: number): string => new Date(atMs).toISOString();

const present = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

/** All rows of this time, read a page at a time by their key. */
async function allOf<Row extends Cursor>(
  span: Span,
  read: (page: Span & { after: Cursor | null; limit: number }) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await read({ ...span, after: rows.at(-1) ?? null, limit: AT_A_TIME });
    rows.push(...page);
    if (page.length < AT_A_TIME) return rows;
  }
}

async function inParts<Row>(ids: readonly string[], read: (ids: string[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < ids.length; at += AT_A_TIME)
    rows.push(...(await read(ids.slice(at, at + AT_A_TIME))));
  return rows;
}
