import { type Actor, isMember, type Member } from "#app/domain/actor.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { type DraftToScreen, type OutsideAnswer, plainFacts } from "#app/domain/screening/facts.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import { screen } from "#app/domain/screening/index.ts";
import type { Audience } from "#app/domain/thread.ts";
import { countStood, textsSince } from "#db/queries/posts.ts";
import { getThread } from "#db/queries/threads.ts";
import type { Db } from "#db/schema.ts";
import { currentRules } from "./rules.ts";

export type Writing = {
  actor: Actor;
  /** Null for a reply. */
  title: string | null;
  body: string;
  audience: Audience;
  anonymous: boolean;
  /** The writer has read the findings that ask, and posts all the same. */
  confirmed: boolean;
  /** How much oftener than usual somebody may post, as for every limit: for measuring; 1 in real life. */
  scale: number;
  /** An edit: it is neither a burst nor the same text again. */
  isEdit: boolean;
  nowMs: number;
};

/** Asks software outside this forum about a text, where the operator has some; see web/ask-classifier.ts. */
export type AskOutside = (draft: DraftToScreen) => Promise<OutsideAnswer>;

/** Who can read what is written in this thread; everyone where there is none, which is refused later. */
export const audienceOf = async (db: Db, threadId: string): Promise<Audience> =>
  (await getThread(db, threadId))?.audience ?? "everyone";

/** The text is given back: with something to change, or for good. Nothing was stored. */
export type GivenBack = { kind: "screened"; screened: Screened; title: string | null; body: string };

/** So many posts have to stand before somebody is a newcomer no more. */
const POSTS_OF_A_NEWCOMER = 3;

const TEN_MINUTES_MS = 10 * 60 * 1000;
const SAME_TEXT_WITHIN_MS = 24 * 60 * 60 * 1000;

/**
 * Screens what somebody is about to post, before anything is stored and outside any transaction: the classifier may take
 * half a second. What only its writer will read is looked at for danger alone, so that they are shown where help is.
 */
export async function screenWriting(
  db: Db,
  { ask, ...writing }: Writing & { ask: AskOutside },
): Promise<Result<Screened, GivenBack>> {
  const { actor, title, body, confirmed } = writing;
  const onlyTheirs = writing.audience === "only-me";
  const draft = { title, text: body };
  const screened = screen(draft, {
    ...(await factsAbout(db, writing)),
    anonymous: writing.anonymous,
    handle: isMember(actor) ? actor.handle : null,
    rules: await currentRules(db),
    outside: onlyTheirs ? { kind: "not-configured" } : await ask(draft),
  });
  if (onlyTheirs) return ok({ ...screened, verdict: "publish", findings: [] });
  if (screened.verdict === "refuse") return err({ kind: "screened", screened, title, body });
  if (screened.verdict === "ask") {
    if (!confirmed) return err({ kind: "screened", screened, title, body });
    return ok({ ...screened, verdict: "flag" });
  }
  return ok(screened);
}

/** Whether whoever writes this may be in danger, while they write. Nothing is kept or told to anybody. */
export async function mayBeInDanger(db: Db, text: string): Promise<boolean> {
  return screen({ title: null, text }, plainFacts(await currentRules(db))).danger !== "none";
}

/** Whether so little of somebody's has stood that they are a newcomer. */
export async function standingOf(db: Db, { id }: Member): Promise<"new" | "good"> {
  return (await countStood(db, id, POSTS_OF_A_NEWCOMER)) < POSTS_OF_A_NEWCOMER ? "new" : "good";
}

async function factsAbout(db: Db, { actor, body, isEdit, scale, nowMs }: Writing) {
  const nothing = { postsInLastTenMinutes: 0, sameTextBefore: false };
  if (!isMember(actor)) return { standing: "new" as const, recent: nothing };
  const standing = await standingOf(db, actor);
  if (isEdit) return { standing, recent: nothing };
  const texts = await textsSince(db, { authorId: actor.id, sinceMs: nowMs - SAME_TEXT_WITHIN_MS, limit: 50 });
  return {
    standing,
    recent: {
      postsInLastTenMinutes: Math.floor(
        texts.filter(({ createdAtMs }) => createdAtMs > nowMs - TEN_MINUTES_MS).length / scale,
      ),
      sameTextBefore: texts.some(({ markdown }) => markdown.trim() === body.trim()),
    },
  };
}
