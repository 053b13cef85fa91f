import type { Member } from "#app/domain/actor.ts";
import { formatCursor, parseCursor } from "#app/domain/cursor.ts";
import { linesOf } from "#app/domain/hidden-words.ts";
import type { HidingView } from "#app/domain/hiding-views.ts";
import { storedNotes } from "#app/domain/need.ts";
import { threadPath } from "#app/domain/paths.ts";
import { can } from "#app/domain/permissions.ts";
import { placeOf, titleFor } from "#app/domain/whereabouts.ts";
import { hiddenWords, hidingChoice } from "#db/queries/hiding.ts";
import { hiddenThreads, mutedAliases, mutedPeople, threadTitles } from "#db/queries/hiding-lists.ts";
import type { Db } from "#db/schema.ts";

const THREADS_SHOWN = 50;

/** All that a member has hidden, so that each can be let go of. A title is shown only where it could be opened. */
export async function viewHiding(
  db: Db,
  viewer: Member,
  { before }: { before: string | null },
): Promise<HidingView> {
  const people = await mutedPeople(db, viewer.id);
  const aliases = await mutedAliases(db, viewer.id);
  const page = { accountId: viewer.id, before: parseCursor(before), limit: THREADS_SHOWN + 1 };
  const found = await hiddenThreads(db, page);
  const threads = found.slice(0, THREADS_SHOWN);
  const titles = await threadTitles(db, [
    ...new Set([...aliases, ...threads].map(({ threadId }) => threadId)),
  ]);
  const choice = await hidingChoice(db, viewer.id);
  const words = await hiddenWords(db, viewer.id);
  const last = threads.at(-1);
  return {
    people: people.map(({ handle, role }) => ({ handle, decides: role !== "member" })),
    aliases: aliases.map(({ alias, threadId }) => ({
      alias,
      threadId,
      ...placeFor(viewer, titles.get(threadId)),
    })),
    threads: threads.map(({ threadId }) => ({ id: threadId, ...placeFor(viewer, titles.get(threadId)) })),
    olderThreadsPath:
      found.length > threads.length && last
        ? `/settings/hiding?before=${formatCursor({ atMs: last.createdAtMs, id: last.threadId })}#threads`
        : null,
    notes: choice ? storedNotes(choice.notes) : [],
    words: {
      list: words?.words ?? "",
      count: linesOf(words?.words ?? "").length,
      version: words?.wordsVersion ?? 0,
    },
  };
}

type Titled = Awaited<ReturnType<typeof threadTitles>> extends Map<string, infer Row> ? Row : never;

const GONE = { where: "A thread that you can no longer open", path: null };

function placeFor(viewer: Member, row: Titled | undefined): { where: string; path: string | null } {
  if (!row || !can(viewer, "read-thread", row.thread).allowed) return GONE;
  const title = titleFor(viewer, row);
  const path = threadPath(placeOf(viewer, { ...row, threadId: row.id }));
  return { where: title ?? "A thread whose opening post is gone", path };
}
