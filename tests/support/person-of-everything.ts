import { sql } from "kysely";
import type { Member } from "#app/domain/actor.ts";
import { openAppeal } from "#app/workflows/appeals.ts";
import { editPost } from "#app/workflows/change-own-post.ts";
import { claimItem } from "#app/workflows/claim-item.ts";
import { changeGesture } from "#app/workflows/give-gesture.ts";
import { indexPending } from "#app/workflows/index-posts.ts";
import { sanctionPerson } from "#app/workflows/sanction-person.ts";
import { handOverShift, noteOnPerson } from "#app/workflows/staff-notes.ts";
import { newId } from "#db/identifiers.ts";
import { setProfile } from "#db/queries/profiles.ts";
import type { Database, Db } from "#db/schema.ts";
import { anItem, worked } from "./desk.ts";
import { aMember, aRemoval, aReply, aReport, aThread } from "./people.ts";

/** A word that nobody else writes: what a person of everything left in this place. */
export const HANDLE = "violet-otter";
export const DEVICE = "Quokkaphone";
export const ADDRESS = "violet@example.org";

/** Words that stand in their posts, and such as stand elsewhere. */
export const POST_WORDS = [
  "Zanzithread",
  "Zanzibody",
  "Zanziold",
  "Zanzireply",
  "Zanzialias",
  "Zanziremoved",
];
export const OTHER_WORDS = [
  "Zanzidraft",
  "Zanziabout",
  "Zanzihidden",
  "Zanziletter",
  "Zanzistaff",
  "Zanzishift",
  "Zanzipasskey",
  "Zanzisecret",
  "Zanzichallenge",
  "Zanziexport",
  "Zanziwaits",
];
/** What somebody may have to decide by, for a while. */
export const EVIDENCE_WORDS = ["Zanzidetails", "Zanziappeal", "Zanziremoved", "Zanzireply", "Zanzicleared"];

/** Somebody who has used everything there is, a moderator for a while, and the others around them. */
export async function aPersonOfEverything(db: Db) {
  const nowMs = Date.now();
  const person = await aMember(db, HANDLE, "moderator");
  const friend = await aMember(db, "quiet-heron");
  const longer = await aMember(db, "violet-otter-two");
  const moderator = await aMember(db, "linden", "moderator");
  const admin = await aMember(db, "wren-in-reeds", "admin");
  await aThread(db, longer, { body: "I am somebody else." });

  const thread = await aThread(db, person, { title: "Zanzithread", body: "Zanziold words." });
  const edited = {
    actor: person,
    postId: thread.id,
    body: "Zanzibody words, and more.",
    contentNotes: [],
    heading: null,
  };
  worked(await editPost(db, { ...edited, fromRevision: 1, nowMs }));
  const elsewhere = await aThread(db, friend, {
    title: "Autumn",
    body: "@Violet-Otter said so; @violet-otter-two did not.",
  });
  await aThread(db, friend, { title: "Thanks, @violet-otter", body: "For all of it." });
  const reply = await aReply(db, person, elsewhere.threadId, { body: "Zanzireply to you." });
  const hidden = await aReply(db, person, elsewhere.threadId, { body: "Zanzialias here.", anonymous: true });
  const quoting = await aReply(db, friend, thread.threadId, {
    body: "As you say.",
    quotedPostId: thread.id,
    quotedText: "Zanzibody words",
  });
  const withdrawn = {
    actor: friend,
    postId: quoting.id,
    heading: null,
    contentNotes: [],
    fromRevision: 1,
    nowMs,
  };
  worked(await editPost(db, { ...withdrawn, body: "Ask `@violet-otter` as well." }));
  worked(await editPost(db, { ...withdrawn, body: "Thank you.", fromRevision: 2 }));

  await changeGesture(db, { actor: person, postId: elsewhere.id, kind: "helped", act: "give", nowMs });
  await changeGesture(db, { actor: friend, postId: reply.id, kind: "helped", act: "give", nowMs });
  const removed = await aReply(db, person, elsewhere.threadId, { body: "Zanziremoved words." });
  await aRemoval(db, removed.id);
  await aReport(db, friend, reply.id, { details: "I saw this." });
  await aReport(db, person, elsewhere.id, { details: "Zanzidetails, said @violet-otter." });
  const act = await db
    .selectFrom("moderationAct")
    .select("id")
    .where("act", "=", "remove")
    .executeTakeFirstOrThrow();
  worked(await openAppeal(db, { actor: person, actId: act.id, body: "Zanziappeal words.", nowMs }));
  const itemId = await anItem(db, moderator, quoting.id, nowMs);
  worked(await handOverShift(db, { actor: person, body: "Zanzishift.", nowMs }));
  worked(await claimItem(db, { actor: person, itemId, nowMs }));
  await db.updateTable("reviewItem").set({ opinionBy: person.id }).where("id", "=", itemId).execute();
  worked(await noteOnPerson(db, { actor: moderator, accountId: person.id, body: "Zanzistaff.", nowMs }));
  await setProfile(db, person.id, { about: "Zanzicleared words.", isOff: false });
  const cleared = { kind: "clear-about", guideline: null, reason: "Too much.", endsAtMs: null } as const;
  worked(await sanctionPerson(db, { actor: admin, accountId: person.id, itemId: null, ...cleared, nowMs }));
  await db.updateTable("appeal").set({ assignedTo: person.id }).execute();
  await db.deleteFrom("profile").execute();
  await simply(db, { person, friend, threadId: elsewhere.threadId, nowMs });
  while ((await indexPending(db)) > 0);
  return {
    person,
    friend,
    longer,
    moderator,
    admin,
    thread,
    elsewhere,
    reply,
    hidden,
    quoting,
    removed,
    itemId,
  };
}

type Rows = { [Table in keyof Database]?: object };

/** What is a row each, as the pages store it. */
async function simply(
  db: Db,
  {
    person: { id: accountId },
    friend,
    threadId,
    nowMs,
  }: { person: Member; friend: Member; threadId: string; nowMs: number },
): Promise<void> {
  const createdAtMs = nowMs;
  const draft = { path: "/threads/new", version: 1, writer: null, turn: 0, sentAtMs: null, postedPath: null };
  const rows: Rows = {
    session: {
      id: "a",
      accountId,
      expiresAtMs: nowMs,
      createdAtMs,
      provedAtMs: nowMs,
      usedOnDay: 1,
      device: DEVICE,
    },
    recoveryCode: { accountId, codeHash: "violetcode" },
    email: { accountId, address: ADDRESS, verifiedAtMs: nowMs },
    mailLink: { tokenHash: "t", accountId, purpose: "recover", address: ADDRESS, expiresAtMs: nowMs },
    outbox: { id: newId(), purpose: "recover", handleKey: HANDLE, createdAtMs, dueAtMs: nowMs, tries: 0 },
    passkey: {
      ...{ id: "p", accountId, name: "Zanzipasskey", publicKey: "", counter: 0, transports: "[]" },
      ...{ createdAtMs, usedOnDay: 1 },
    },
    authenticatorApp: { accountId, secret: "ZANZISECRETQUILT", lastStep: 0 },
    ceremony: {
      ...{ tokenHash: "c", kind: "add", accountId, challenge: "Zanzichallenge" },
      ...{ tries: 0, expiresAtMs: nowMs * 2 },
    },
    exportJob: {
      ...{ accountId, askedAtMs: nowMs, state: "ready", done: 1, total: 1, cursor: "" },
      ...{ leaseUntilMs: 0, readyAtMs: nowMs, expiresAtMs: nowMs * 2 },
    },
    exportPart: { accountId, position: 0, section: "zip", bytes: Buffer.from("Zanziexport") },
    newcomer: { accountId, reason: "approval", note: "Zanziwaits", createdAtMs },
    joinInvitation: {
      ...{ id: newId(), tokenHash: "j", usesLeft: 1, expiresAtMs: nowMs * 2 },
      ...{ makerId: accountId, createdAtMs },
    },
    quietHours: { accountId, fromMinute: 1, toMinute: 2, timeZone: "Pacific/Zanzizone" },
    helpCountry: { accountId, country: "NZ" },
    feedToken: { accountId, tokenHash: "violetfeed", createdAtMs },
    mutedAlias: { accountId, threadId, alias: "Quiet Heron", createdAtMs },
    hiddenThread: { accountId, threadId, createdAtMs },
    hidingChoice: { accountId, notes: "[]", words: "Zanzihidden", wordsVersion: 1 },
    profile: { accountId, about: "Zanziabout", isOff: 0 },
    deskChoice: { accountId, breakAfter: 3 },
    draft: {
      ...draft,
      id: newId(),
      owner: accountId,
      fields: '[["body","Zanzidraft"]]',
      createdAtMs,
      updatedAtMs: nowMs,
      expiresAtMs: nowMs * 2,
    },
    letter: {
      id: newId(),
      accountId,
      kind: "care",
      actId: null,
      reportId: null,
      body: "Zanziletter",
      tellAtMs: nowMs,
      readAtMs: null,
    },
  };
  const others: Rows[] = [
    { mutedPerson: { accountId, mutedId: friend.id, createdAtMs } },
    {
      hidingChoice: {
        accountId: friend.id,
        notes: "[]",
        words: "violet\n@violet-otter\n@violet-otter-two",
        wordsVersion: 1,
      },
      newcomer: { accountId: friend.id, reason: "approval", note: "@violet-otter sent me.", createdAtMs },
      cannedReason: { id: newId(), act: "remove", body: "As @violet-otter asked.", createdAtMs },
    },
    { mutedPerson: { accountId: friend.id, mutedId: accountId, createdAtMs } },
    {
      draft: {
        ...draft,
        id: newId(),
        owner: friend.id,
        fields: '[["body","Hello @violet-otter"]]',
        createdAtMs,
        updatedAtMs: nowMs,
        expiresAtMs: nowMs * 2,
      },
    },
  ];
  for (const some of [rows, ...others])
    for (const [table, row] of Object.entries(some))
      await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
        values (${sql.join(Object.values(row))})`.execute(db);
}
