import { readFile } from "node:fs/promises";
import type { Member } from "#app/domain/actor.ts";
import { parseHandle } from "#app/domain/handle.ts";
import type { ReplyRecord } from "#app/domain/transfer.ts";
import { parseThread } from "#app/forms/transfer-schema.ts";
import { inviteFirstAdmin } from "#app/workflows/accounts.ts";
import { ensurePinnedArticle } from "#app/workflows/articles.ts";
import { editPost, withdrawPost } from "#app/workflows/change-own-post.ts";
import { decideItem } from "#app/workflows/decide-item.ts";
import { chooseCountry } from "#app/workflows/help-country.ts";
import { loadDemo } from "#app/workflows/load-demo.ts";
import { lockThread } from "#app/workflows/lock-thread.ts";
import { openItemForPost, reportPost } from "#app/workflows/report-post.ts";
import type { Db } from "#db/schema.ts";
import { withApp, withPasskey } from "#tests/support/factors.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { aDraft } from "#tests/support/secrets-of-drafts.ts";
import { BROAD_REPLIES, LONGEST_HANDLES } from "./broad-text.ts";
import { sampleDesk } from "./sample-desk.ts";
import { sampleExports } from "./sample-exports.ts";
import { threadWithGestures } from "./sample-gestures.ts";
import { hiddenThings } from "./sample-hiding.ts";
import { mailLinks } from "./sample-mail.ts";
import { needsThreads } from "./sample-needs.ts";
import { halfAYearOfModeration } from "./sample-record.ts";

const CONTENT = new URL("../../app/content/", import.meta.url);
const HOUR_MS = 60 * 60 * 1000;

/** `resting`: a moderator without a second factor; `owing`: a member with an app that this session has not shown; `keyed`: one
 * with two passkeys and an app. */
export type SamplePeople = Record<
  "member" | "author" | "moderator" | "admin" | "newcomer" | "resting" | "owing" | "keyed",
  Member
>;

/** A forum to walk through. `paths` are addresses by name; `people` can be signed in as. */
export type SampleForum<Path extends string> = { people: SamplePeople; paths: Record<Path, string> };

/** Nobody has written, and the first-run link is open. */
export async function anEmptyForum(db: Db): Promise<SampleForum<"firstRun">> {
  await ensurePinnedArticle(db, new URL("article.md", CONTENT), Date.now());
  const token = await inviteFirstAdmin(db, Date.now());
  return { people: await samplePeople(db), paths: { firstRun: `/first-run/${token}` } };
}

/** One thread, and an article whose stored headings are damaged: its page breaks. */
export async function aBrokenForum(db: Db): Promise<SampleForum<never>> {
  await ensurePinnedArticle(db, new URL("article.md", CONTENT), Date.now());
  const people = await samplePeople(db);
  await aThread(db, people.author);
  await db.updateTable("article").set({ headings: "not JSON" }).execute();
  return { people, paths: {} };
}

/** The demo's threads, and beside them one of everything that can happen to a post. */
export async function aLivelyForum(db: Db) {
  const nowMs = Date.now();
  await loadDemoThreads(db, nowMs);
  const people = await samplePeople(db);
  const { member, author, moderator } = people;

  // Older than the demo's, so that the home page begins with those.
  const old = { nowMs: nowMs - 900 * HOUR_MS };
  const rest = await aThread(db, author, {
    title: "One of everything",
    body: "What is left of a conversation.",
    ...old,
  });
  const removed = await aReply(db, author, rest.threadId, { body: "You should be over it by now.", ...old });
  const withdrawn = await aReply(db, author, rest.threadId, {
    body: "I would rather not have said this.",
    ...old,
  });
  const reported = await aReply(db, author, rest.threadId, {
    body: "I do not see the point of any of it.",
    ...old,
  });
  await aReply(db, member, rest.threadId, { body: "I am still reading.", quotedPostId: reported.id, ...old });

  const long = await aThread(db, author, { title: "Forty-five Tuesdays", ...old });
  for (let n = 1; n <= 45; n++)
    await aReply(db, member, long.threadId, { body: `Tuesday number ${n}.`, ...old });

  const broad = await broadThread(db, old.nowMs);
  const closed = await aThread(db, author, { title: "A closed conversation", ...old });
  await lockThread(db, {
    actor: moderator,
    threadId: closed.threadId,
    lock: true,
    guideline: 1,
    endsAtMs: null,
    reason: "It had come to rest.",
    nowMs,
  });

  await chooseCountry(db, author, "IE");
  const drafts = await someDrafts(db, author, { long: long.threadId, closed: closed.threadId });
  const edited = await aReply(db, author, rest.threadId, { body: EARLIER[0], ...old });
  for (const [at, body] of EARLIER.slice(1).entries()) {
    const edit = { actor: author, postId: edited.id, body, contentNotes: [], heading: null };
    given(await editPost(db, { ...edit, fromRevision: at + 1, nowMs: old.nowMs + (at + 1) * HOUR_MS }));
  }
  await aReply(db, member, rest.threadId, {
    body: "@inkandrain, I had the same umbrella, I think.",
    quotedPostId: edited.id,
    quotedText: "an umbrella that I never took back",
    ...old,
  });

  const itemOf = async (postId: string) => {
    const opened = await openItemForPost(db, { actor: moderator, postId, nowMs });
    if (!opened.ok) throw new Error("The item could not be opened.");
    return opened.value.itemId;
  };
  const report = { nowMs: nowMs - HOUR_MS, details: "I am worried about whoever wrote this." };
  await reportPost(db, { actor: member, postId: reported.id, reason: "danger", ...report });
  await reportPost(db, {
    actor: people.admin,
    postId: reported.id,
    reason: "unkind",
    ...report,
    details: "",
  });
  await reportPost(db, { actor: member, postId: closed.id, reason: "spam", ...report });
  await reportPost(db, { actor: member, postId: removed.id, reason: "unkind", ...report });
  const decided = await itemOf(removed.id);
  await decideItem(db, {
    ...{ actor: moderator, itemId: decided, act: "remove", guideline: 1, nowMs },
    ...{ reason: "This makes someone smaller for grieving.", version: 1, postRevision: 1 },
  });
  await withdrawPost(db, { actor: author, postId: withdrawn.id, nowMs });

  const desk = await sampleDesk(db, people, nowMs);
  const gestures = await threadWithGestures(db, people);
  await halfAYearOfModeration(db, moderator, nowMs);
  await sampleExports(db, { ready: moderator, making: author }, nowMs);

  const paths = {
    ...(await hiddenThings(db, people.admin, old.nowMs)),
    ...(await mailLinks(db, people.admin, nowMs)),
    gestures: `/threads/${gestures}/what-i-do-on-tuesdays-now`,
    thread: `/threads/${rest.threadId}/one-of-everything`,
    removed: `/posts/${removed.id}`,
    withdrawn: `/posts/${withdrawn.id}`,
    quoting: `/threads/${rest.threadId}/one-of-everything?quote=${reported.id}#reply`,
    edit: `/posts/${rest.id}/edit`,
    history: `/posts/${edited.id}/history`,
    editOfEdited: `/posts/${edited.id}/edit`,
    report: `/posts/${rest.id}/report`,
    long: `/threads/${long.threadId}/forty-five-tuesdays?page=2`,
    broad: `/threads/${broad}/thread`,
    closed: `/threads/${closed.threadId}/a-closed-conversation`,
    item: `/moderation/items/${await itemOf(reported.id)}`,
    decidedItem: `/moderation/items/${decided}`,
    draftOfClosed: `/drafts/${drafts.closed}`,
    demoThread: await demoThreadPath(db),
    ...(await needsThreads(db, people, old.nowMs)),
    ...desk,
  };
  return { people, paths };
}

/** What the author is writing: a letter, a reply that can no longer be posted, and one text in two versions. */
async function someDrafts(db: Db, author: Member, threads: { long: string; closed: string }) {
  const owner = { kind: "member", key: author.id } as const;
  const body = (text: string) => [["body", text]] as const;
  const letter = [
    ["title", "Dear M."],
    ...body("It rained the whole way, and I told you about it all the same."),
  ] as const;
  await aDraft(db, owner, { path: "/letters/new", fields: letter });
  const closed = await aDraft(db, owner, {
    path: `/threads/${threads.closed}`,
    fields: body("I read this when I come home. It helps that somebody counts the weeks as I do."),
  });
  const path = `/threads/${threads.long}`;
  await aDraft(db, owner, { path, fields: body("Written on the phone, on the bus.") });
  await aDraft(db, owner, {
    path,
    fields: body("Written at the kitchen table, a little longer than on the phone."),
  });
  return { closed };
}
/** Versions of one text, oldest first. */
const EARLIER = [
  "She had a plant by the window, and an umbrella that I never took back.\n\nI walk past the house sometimes.",
  "She had a plant by the window, and an umbrella that I never took back.\n\nI walk past the house on Tuesdays. Not every Tuesday.",
  "There was a plant by the window, and an umbrella that I never took back.\n\nI walk past on Tuesdays. Not every Tuesday, and not in the rain.",
] as const;

/** Long without a place to break. */
const LONG_HANDLE = "Wolfeschlegelsteinhausen";

async function samplePeople(db: Db): Promise<SamplePeople> {
  const owing = await aMember(db, "slowmornings");
  await withApp(db, owing);
  const keyed = await aMember(db, "keyundermat");
  await withPasskey(db, keyed, "Chrome on Android");
  await withPasskey(db, keyed, "The security key in the second drawer of the desk at home");
  return {
    member: await aMember(db, "windowseat"),
    author: await aMember(db, "inkandrain"),
    moderator: await aMember(db, "tallhedge", "moderator"),
    admin: await aMember(db, "orchardgate", "admin"),
    newcomer: await aMember(db, LONG_HANDLE),
    resting: await aMember(db, "lampatnoon", "moderator"),
    owing,
    keyed,
  };
}

/** A thread of everything that is wider than a phone. Returns its id. */
async function broadThread(db: Db, nowMs: number): Promise<string> {
  const [first, second] = [await aMember(db, LONGEST_HANDLES[0]), await aMember(db, LONGEST_HANDLES[1])];
  const title = `Broad: ${"Donaudampfschifffahrtsgesellschaft".repeat(2).slice(0, 60)}`;
  const thread = await aThread(db, first, { title, body: BROAD_REPLIES.join("\n\n"), nowMs });
  let quotedPostId: string | null = null;
  for (const body of BROAD_REPLIES) {
    quotedPostId = (await aReply(db, second, thread.threadId, { body, quotedPostId, nowMs })).id;
  }
  return thread.threadId;
}

type Aged = { author: string; body: string; ageHours: number };
type Demo = { threads: (Aged & { replies: Aged[] })[]; articleComments: Aged[] };

async function loadDemoThreads(db: Db, nowMs: number): Promise<void> {
  const demo = JSON.parse(await readFile(new URL("demo.json", CONTENT), "utf8")) as Demo;
  const dated = <T extends Aged>({ ageHours, ...rest }: T) => ({
    ...rest,
    createdAt: nowMs - ageHours * HOUR_MS,
  });
  const threads = demo.threads.map((thread, index) =>
    given(parseThread({ ...dated(thread), replies: thread.replies.map(dated) }, index + 1, nowMs)),
  );
  const comments = demo.articleComments.map(
    ({ author, body, ageHours }): ReplyRecord => ({
      author: given(parseHandle(author)),
      body,
      createdAtMs: nowMs - ageHours * HOUR_MS,
    }),
  );
  given(
    await loadDemo(db, { threads, comments, article: new URL("article.md", CONTENT), force: false, nowMs }),
  );
}

async function demoThreadPath(db: Db): Promise<string> {
  const thread = await db
    .selectFrom("thread")
    .select(["id", "slug"])
    .where("ending", "=", "therapist-died")
    .executeTakeFirstOrThrow();
  return `/threads/${thread.id}/${thread.slug}`;
}

function given<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}
