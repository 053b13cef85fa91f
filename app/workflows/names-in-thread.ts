import { type Actor, isAuthor, isMember } from "#app/domain/actor.ts";
import { authorOf, namedAuthorIds } from "#app/domain/anonymity.ts";
import { isMuted } from "#app/domain/hiding.ts";
import type { NameView } from "#app/domain/mention-views.ts";
import { can } from "#app/domain/permissions.ts";
import { seenBy } from "#app/domain/visibility.ts";
import { namesOf } from "#db/queries/accounts.ts";
import { writersIn } from "#db/queries/mentions.ts";
import { getThread, threadFacts } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { hidesOf } from "./hides.ts";

/** Enough to choose from; whoever wrote long ago in a very long thread can be typed. */
const NAMES_MAX = 200;

/**
 * The names to offer to somebody who types an @ in a reply: of those who wrote in the thread, as this viewer reads them
 * over the posts, without those whom they have muted. In the order of the alphabet, so that nothing joins a handle with an alias. Null where the viewer
 * cannot reply, as if there were no such thread.
 */
export async function namesInThread(
  db: Db,
  { viewer, threadId }: { viewer: Actor; threadId: string },
): Promise<NameView[] | null> {
  const thread = await getThread(db, threadId);
  if (!thread || !isMember(viewer) || !can(viewer, "reply", threadFacts(thread)).allowed) return null;
  const hides = await hidesOf(db, viewer);
  const rows = (await writersIn(db, threadId)).filter(
    (row) => !isAuthor(viewer, row.authorId) && !isMuted(hides, { threadId, ...row }),
  );
  const people = await namesOf(db, namedAuthorIds(rows));
  const views = rows.map((row) => authorOf(row, seenBy(viewer, row), people)).filter((view) => view !== null);
  const names = new Map(views.map(({ name, anonymous }) => [name, { name, anonymous }]));
  return [...names.values()].slice(0, NAMES_MAX).toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
