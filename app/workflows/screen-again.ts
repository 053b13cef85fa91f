import type { Actor, Member } from "#app/domain/actor.ts";
import { move } from "#app/domain/post.ts";
import { plainFacts, type ScreeningFacts } from "#app/domain/screening/facts.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import { screen } from "#app/domain/screening/index.ts";
import { getPost, heldIn, lockPost, repliesBy } from "#db/queries/posts.ts";
import { hasScreening } from "#db/queries/screenings.ts";
import type { Db } from "#db/schema.ts";
import { changeStatus } from "./change-status.ts";
import { awaitDecision, NOT_SCREENED, noteScreening } from "./note-screening.ts";
import { currentRules } from "./rules.ts";
import { standingOf } from "./screen-writing.ts";
import { isHeld } from "./store-post.ts";

type Again = { actor: Actor; postId: string; title: string | null; screened?: Screened; nowMs: number };

/** What screening says of a text that is new to its readers: one that should have been held waits for a moderator from now on. */
export async function screenAgain(
  tx: Db,
  { actor, postId, title, screened = NOT_SCREENED, nowMs }: Again,
): Promise<void> {
  const post = await getPost(tx, postId);
  if (!post) return;
  const held = isHeld(actor, screened);
  const moved = held ? move(post, "hold") : null;
  if (moved?.ok) await changeStatus(tx, post, moved.value, { nowMs });
  await noteScreening(tx, { post: { ...post, title }, screened, held, nowMs });
}

type Opened = { author: Member; threadId: string; nowMs: number };

/** Holds what the author has answered in a thread, before the thread is held. */
export async function holdReplies(tx: Db, { author, threadId }: Opened): Promise<void> {
  for (const { id } of await repliesBy(tx, { threadId, authorId: author.id })) await lockPost(tx, id);
}

/**
 * Screens what an author has answered in a thread while nobody else could read it, once others can, and brings back to
 * the desk whatever waits in it.
 */
export async function screenReplies(tx: Db, { author, threadId, nowMs }: Opened): Promise<void> {
  const facts = await factsOn(tx, author);
  for (const { id } of await repliesBy(tx, { threadId, authorId: author.id }))
    await screenOne(tx, { author, postId: id, facts, nowMs });
  for (const { id } of await heldIn(tx, threadId)) await awaitDecision(tx, id, nowMs); // Left alone while nobody read it.
}

/** Screens a reply that others may read for the first time. */
export async function screenReply(
  tx: Db,
  { author, postId, nowMs }: { author: Member; postId: string; nowMs: number },
): Promise<void> {
  await screenOne(tx, { author, postId, facts: await factsOn(tx, author), nowMs });
}

/** The software outside is not asked: it may take half a second for each reply. */
const factsOn = async (tx: Db, author: Member): Promise<ScreeningFacts> => ({
  ...plainFacts(await currentRules(tx)),
  ...{ standing: await standingOf(tx, author), handle: author.handle },
});

type One = { author: Member; postId: string; facts: ScreeningFacts; nowMs: number };

/** Unless the desk has this version of it. What would have been given back to its writer waits for a moderator. */
async function screenOne(tx: Db, { author, postId, facts, nowMs }: One): Promise<void> {
  const reply = await getPost(tx, postId);
  if (!reply || (await hasScreening(tx, reply))) return;
  const { alias, markdown } = reply;
  const screened = screen({ title: null, text: markdown }, { ...facts, anonymous: alias !== null });
  const verdict = WITHOUT_ASKING[screened.verdict];
  await screenAgain(tx, {
    ...{ actor: author, postId, title: null, nowMs },
    screened: { ...screened, verdict },
  });
}

const WITHOUT_ASKING = {
  publish: "publish",
  flag: "flag",
  ask: "flag",
  hold: "hold",
  refuse: "hold",
} as const;
