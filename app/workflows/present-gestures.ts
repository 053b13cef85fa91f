import { type Actor, isAuthor, isMember } from "#app/domain/actor.ts";
import { type Gesture, receivedInWords } from "#app/domain/gesture.ts";
import type { GesturesView } from "#app/domain/gesture-views.ts";
import { can } from "#app/domain/permissions.ts";
import type { ThreadFacts } from "#app/domain/thread.ts";
import { countGestures, gesturesGivenBy } from "#db/queries/gestures.ts";
import type { ShownRow } from "#db/queries/posts.ts";
import type { Db } from "#db/schema.ts";
import { waysToCope } from "./give-gesture.ts";

/** What each of these posts shows of gestures to this viewer, by id. A guest's page asks the database nothing, a member's two or three questions. */
export async function presentGestures(
  db: Db,
  rows: readonly ShownRow[],
  { viewer, thread }: { viewer: Actor; thread: ThreadFacts },
): Promise<Map<string, GesturesView>> {
  const own = rows.filter((row) => row.status === "published" && isAuthor(viewer, row.authorId));
  const open = rows.filter((row) => {
    const decision = can(viewer, "gesture", { ...row, thread });
    return decision.allowed || decision.reason === "sign-in-first"; // A guest may press, and is led through joining.
  });
  const ids = (some: readonly ShownRow[]) => some.map((row) => row.id);
  const given = isMember(viewer) ? await gesturesGivenBy(db, viewer.id, ids(open)) : [];
  const ways = given.some(({ kind }) => kind === "helped") ? await waysToCope(db) : [];
  const counted = await countGestures(db, ids(own));

  const views = new Map<string, GesturesView>();
  for (const { id } of open) {
    const mine = given.filter(({ postId }) => postId === id);
    const helped = mine.find(({ kind }) => kind === "helped");
    views.set(id, {
      may: "give",
      given: mine.map(({ kind }) => kind),
      helped: helped && ways.length > 0 ? { ways, way: helped.way } : null,
    });
  }
  for (const { id } of own) {
    const people = counted.filter(({ postId }) => postId === id);
    const counts = new Map<Gesture, number>(people.map((row) => [row.kind, row.people]));
    views.set(id, { may: "read", words: receivedInWords(counts) });
  }
  return views;
}
