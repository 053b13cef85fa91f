import { describe, expect, test } from "vitest";
import { indexPending } from "#app/workflows/index-posts.ts";
import { eraseDue } from "#app/workflows/leave-forum.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { mainText } from "#tests/support/page.ts";
import { aMember, aReply, aThread, PASSWORD } from "#tests/support/people.ts";
import {
  ADDRESS,
  aPersonOfEverything,
  DEVICE,
  EVIDENCE_WORDS,
  HANDLE,
  OTHER_WORDS,
  POST_WORDS,
} from "#tests/support/person-of-everything.ts";
import { walk } from "#tests/support/walk.ts";

const PAGE = "/settings/leaving";
const DAY_MS = 24 * 60 * 60 * 1000;

for (const database of databases) {
  describe(`leaving on ${database.name}`, () => {
    async function open() {
      const app = await startApp((await database.open()).db);
      const visitor = app.guest();
      await visitor.post("/join", { handle: HANDLE, password: PASSWORD, next: "/" });
      const member = await app.db
        .selectFrom("account")
        .select("id")
        .where("handle", "=", HANDLE)
        .executeTakeFirstOrThrow();
      const person = { kind: "member", id: member.id, handle: HANDLE, role: "member" } as const;
      const friend = await aMember(app.db, "quiet-heron");
      const thread = await aThread(app.db, friend);
      const kept = await aReply(app.db, person, thread.threadId, { body: "Kept words." });
      const erased = await aReply(app.db, person, thread.threadId, { body: "Erased words." });
      const signsIn = async () =>
        (await app.guest().post("/sign-in", { handle: HANDLE, password: PASSWORD, next: "/" })).status ===
        302;
      const readThread = async () => mainText((await app.guest().follow(`/threads/${thread.threadId}`)).body);
      return { app, visitor, kept, erased, signsIn, readThread };
    }

    test("asked for in seven days: said on every page, taken back without a password, nothing erased", async () => {
      const { app, visitor, signsIn, readThread } = await open();
      const asked = await visitor.post(PAGE, { act: "leave", posts: "erase", when: "later" });
      expect(asked.location).toMatch(/^\/gone\/[\w-]{43}$/);
      expect(mainText((await app.guest().get(asked.location ?? "")).body)).toContain("A receipt, for later");
      expect((await visitor.get("/")).body).toContain("Your account will be erased on");
      app.wait(DAY_MS);
      expect((await visitor.post(PAGE, { act: "leave", posts: "keep", when: "now" })).location).toMatch(
        /^\/confirm/,
      );
      expect((await visitor.post(PAGE, { act: "stay" })).location).toBe(`${PAGE}?done=stayed`);
      expect((await visitor.get("/")).body).not.toContain("will be erased");
      expect((await app.guest().get(asked.location ?? "")).status).toBe(404);
      expect(await eraseDue(app.db, { nowMs: Date.now() + 30 * DAY_MS })).toBe(0);
      expect([await signsIn(), await readThread()]).toEqual([true, expect.stringContaining(HANDLE)]);
    });

    test("now: signed out everywhere, nobody to sign in as, and the receipt counts", async () => {
      const { app, visitor, erased, signsIn, readThread } = await open();
      await visitor.post(PAGE, { act: "except", shown: erased.id, other: erased.id });
      expect((await visitor.get(PAGE)).body).toMatch(
        new RegExp(`checked=""[^>]*value="${erased.id}"|value="${erased.id}"[^>]*checked`),
      );
      const asked = await visitor.post(PAGE, { act: "leave", posts: "keep", when: "now" });
      expect((await visitor.get("/")).body).not.toContain('action="/sign-out"');
      expect(await signsIn()).toBe(false);
      const thread = await readThread();
      expect(thread).not.toContain(HANDLE);
      expect(thread).not.toContain("Erased words");
      expect(thread).toMatch(/former member.*Kept words\..*This post is gone\./s);
      const receipt = mainText((await app.guest().get(asked.location ?? "")).body);
      expect(receipt).toContain("1 post, with earlier versions");
      expect(receipt).toContain("1 post stays");
      expect(receipt).not.toContain(HANDLE);
      expect((await app.guest().get(`/people/${HANDLE}`)).status).toBe(404);
      app.wait(31 * DAY_MS);
      expect((await app.guest().get(asked.location ?? "")).status).toBe(404);
    });

    test("without a choice, a sentence, and nothing happens; the last admin is told why not", async () => {
      const { app, visitor, signsIn } = await open();
      const answer = await visitor.post(PAGE, { act: "leave", when: "now" });
      expect([answer.status, await signsIn()]).toEqual([422, true]);
      const admin = await app.signedIn(await aMember(app.db, "wren-in-reeds", "admin"));
      const refused = await admin.post(PAGE, { act: "leave", posts: "keep", when: "now" });
      expect([refused.status, mainText(refused.body)]).toEqual([403, expect.stringContaining("only admin")]);
    });
  });
}

test.each(databases)(
  "of a person of everything no answer tells anything, to a guest, a member or a moderator, on $name",
  async (database) => {
    const app = await startApp((await database.open()).db);
    const { person, friend, moderator, thread, elsewhere, itemId } = await aPersonOfEverything(app.db);
    const places = [
      ...["/", "/search?q=zanzibody", "/search?q=violet-otter", "/feed.atom", "/notifications", "/record"],
      ...["/moderation", "/moderation/shift", "/moderation/appeals", `/moderation/items/${itemId}`],
      ...[
        `/threads/${thread.threadId}`,
        `/threads/${elsewhere.threadId}`,
        `/threads/${elsewhere.threadId}/feed.atom`,
      ],
      ...[`/people/${HANDLE}`, `/moderation/people/${HANDLE}`],
    ];
    const leaving = await app.signedIn(person);
    await leaving.post(PAGE, { act: "leave", posts: "erase", when: "now" });
    while ((await indexPending(app.db)) > 0);
    const visitors = {
      guest: app.guest(),
      member: await app.signedIn(friend),
      moderator: await app.signedIn(moderator),
    };
    for (const [who, visitor] of Object.entries(visitors)) {
      const words = [HANDLE, DEVICE, ADDRESS, ...POST_WORDS, ...OTHER_WORDS].filter(
        (word) => who !== "moderator" || !EVIDENCE_WORDS.includes(word), // The desk keeps what was reported, for a while.
      );
      for (const { path, answer, said } of await walk(visitor, places, { most: 400 })) {
        if (path.includes(`/people/${HANDLE}`) && !path.includes("-two")) expect(answer.status).toBe(404);
        else if (path.startsWith("/search"))
          expect(said).not.toContain("/posts/"); // It says what was looked for.
        else {
          const heard = said.replaceAll(/violet-otter-two|(?:q|author)=[\w-]+/g, "").toLowerCase();
          const found = words.filter((word) => heard.includes(word.toLowerCase()));
          expect([who, path, found]).toEqual([who, path, []]);
        }
      }
    }
  },
  240_000,
);
