import { describe, expect, test } from "vitest";
import { GESTURE_SLUGS } from "#app/domain/gesture.ts";
import { changeGesture } from "#app/workflows/give-gesture.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { mainText } from "#tests/support/page.ts";
import { aMember, aReply, aThread, PASSWORD } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";

/** As a browser without scripts sends a form, and as a script does. */
const BY_FORM = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const BY_SCRIPT = { Accept: "*/*" };

/** A page without what is made anew each time: keys of forms, nonces, times. */
const lasting = (body: string): string =>
  body
    .replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, "")
    .replace(/[\w-]{43}/g, "KEY")
    .replace(/\b1\d{12}\b/g, "TIME");

async function open(db: Awaited<ReturnType<typeof openSqliteDatabase>>["db"]) {
  const app = await startApp(db);
  const author = await aMember(db, "inkandrain");
  const reader = await aMember(db, "quiet-heron");
  const thread = await aThread(db, author);
  const path = `/posts/${thread.id}/gestures`;
  const page = `/threads/${thread.threadId}/tuesdays-at-six`;
  const stored = () =>
    db.selectFrom("gesture").select(["kind", "accountId", "way"]).orderBy("kind").execute();
  return { db, app, author, reader, thread, path, page, stored };
}

for (const database of databases) {
  describe(`a gesture on ${database.name}`, () => {
    test("is one press, and one press back, without a script; each leads back to the post", async () => {
      const { app, reader, thread, path, page, stored } = await open((await database.open()).db);
      const visitor = await app.signedIn(reader);
      const pressed = async () =>
        [
          ...(await visitor.get(page)).body.matchAll(
            /name="(give|take)" value="([\w-]+)" aria-pressed="(\w+)"/g,
          ),
        ].map(([, name, value, on]) => `${name} ${value} ${on}`);
      expect(await pressed()).toEqual(GESTURE_SLUGS.map((gesture) => `give ${gesture} false`));
      const given = await visitor.post(path, { give: "same-here" }, BY_FORM);
      expect([given.status, given.location]).toEqual([302, `/posts/${thread.id}`]);
      expect((await visitor.get(`/posts/${thread.id}`)).location).toBe(`${page}#post-${thread.id}`);
      expect(await pressed()).toContain("take same-here true");
      await visitor.post(path, { give: "same-here" }, BY_FORM);
      expect(await stored()).toHaveLength(1);
      await visitor.post(path, { take: "same-here" }, BY_FORM);
      await visitor.post(path, { take: "same-here" }, BY_FORM);
      expect(await stored()).toEqual([]);
      expect(await pressed()).not.toContain("take same-here true");
    });

    test("changes nothing that anybody but its giver and the author can read", async () => {
      const { db, app, author, reader, thread, page } = await open((await database.open()).db);
      const bystander = await app.signedIn(await aMember(db, "small-fox"));
      const crowd = [];
      for (const name of ["oatgrass", "bywater", "fernley"]) crowd.push(await aMember(db, name));
      const givers = [reader, ...crowd];
      const give = (actor: (typeof givers)[number]) =>
        Promise.all(
          GESTURE_SLUGS.map((kind) =>
            changeGesture(db, {
              ...{ actor, postId: thread.id, kind, act: "give", way: "talk" },
              nowMs: Date.now(),
            }),
          ),
        );
      await give(reader); // That it helped somebody is told by "what helped"; that it helped four is not.
      const guest = app.guest();
      const pages = [
        "/",
        page,
        `${page}.data`,
        "/article",
        "/people/inkandrain",
        "/what-helped",
        "/what-helped?way=talk",
      ];
      const read = async () => {
        const bodies = [];
        for (const visitor of [guest, bystander])
          for (const path of pages) bodies.push(lasting((await visitor.get(path)).body));
        return bodies;
      };
      const before = await read();
      for (const actor of crowd) await give(actor);
      expect(await read()).toEqual(before);
      const own = mainText((await (await app.signedIn(author)).get(page)).body);
      expect(own).toContain("4 people hear you");
      expect(own).toContain("Only you can see this.");
      for (const body of before) expect(body).not.toMatch(/people hear|people thank|helped \d|quiet-heron/);
    });
  });
}

describe("a gesture", () => {
  test("pressed with a script leaves the page where it is", async () => {
    const { app, reader, path, stored } = await open((await openSqliteDatabase()).db);
    const visitor = await app.signedIn(reader);
    const answer = await visitor.post(`${path}.data`, { give: "thank-you" }, BY_SCRIPT);
    expect([answer.status, answer.location]).toEqual([200, null]);
    expect(await stored()).toMatchObject([{ kind: "thank-you" }]);
  });

  test("by a guest leads to signing in or joining, and back to the post", async () => {
    const { app, thread, path, page, stored } = await open((await openSqliteDatabase()).db);
    const guest = app.guest();
    expect((await guest.get(page)).body).toContain(`action="${path}"`);
    const led = await guest.post(path, { give: "hear-you" }, BY_FORM);
    expect(led.location).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    expect((await guest.get(led.location ?? "")).body).toContain(`/join?next=${encodeURIComponent(path)}`);
    const joined = await guest.post("/join", { handle: "small-fox", password: PASSWORD, next: path });
    expect(joined.location).toBe(path);
    expect((await guest.get(path)).location).toBe(`/posts/${thread.id}`);
    expect(await stored()).toEqual([]);
  });

  test("goes on where replies are closed: by the author's wish, or by a lock", async () => {
    const { db, app, author, reader, thread, path, stored } = await open((await openSqliteDatabase()).db);
    const quiet = await aThread(db, author, { title: "No words", hope: "no-replies" });
    await db
      .updateTable("thread")
      .set({ locked: 1, lockReason: "Rest." })
      .where("id", "=", thread.threadId)
      .execute();
    const visitor = await app.signedIn(reader);
    for (const to of [path, `/posts/${quiet.id}/gestures`])
      expect((await visitor.post(to, { give: "hear-you" }, BY_FORM)).status).toBe(302);
    expect(await stored()).toHaveLength(2);
    expect((await visitor.get(`/threads/${quiet.threadId}/no-words`)).body).toContain("take");
  });

  test.each([
    [{}, 400],
    [{ give: "applause" }, 400],
    [{ give: "helped", take: "helped" }, 400],
    [{ give: "helped", way: "<b>" }, 400],
    [{ take: "__proto__" }, 400],
  ])("that reads %j is refused", async (fields, status) => {
    const { app, reader, path, stored } = await open((await openSqliteDatabase()).db);
    const visitor = await app.signedIn(reader);
    for (const [to, how] of [
      [path, BY_FORM],
      [`${path}.data`, BY_SCRIPT],
    ] as const)
      expect((await visitor.post(to, fields as Record<string, string>, how)).status).toBe(status);
    expect(await stored()).toEqual([]);
  });

  test("on an own post, a post that is gone and one that is not theirs to know is refused, with a reason or as nothing", async () => {
    const { db, app, author, reader, thread, path } = await open((await openSqliteDatabase()).db);
    const secret = await aThread(db, author, { audience: "only-me" });
    const reply = await aReply(db, author, thread.threadId);
    await db.updateTable("post").set({ status: "removed" }).where("id", "=", reply.id).execute();
    const press = async (who: typeof author, to: string) => {
      const { status, body } = await (await app.signedIn(who)).post(to, { give: "hear-you" }, BY_FORM);
      return [status, mainText(body)];
    };
    expect(await press(author, path)).toEqual([403, expect.stringContaining("your own post")]);
    expect(await press(reader, `/posts/${reply.id}/gestures`)).toEqual([
      403,
      expect.stringContaining("no longer here"),
    ]);
    expect((await press(reader, `/posts/${secret.id}/gestures`))[0]).toBe(404);
    expect((await press(reader, "/posts/nothing/gestures"))[0]).toBe(404);
  });

  test("that helped asks which way it was, and forgets nothing when the question is passed over", async () => {
    const { app, reader, path, page, stored } = await open((await openSqliteDatabase()).db);
    const visitor = await app.signedIn(reader);
    expect((await visitor.get(page)).body).not.toContain('name="way"');
    await visitor.post(path, { give: "helped" }, BY_FORM);
    const asked = (await visitor.get(page)).body;
    expect(asked).toContain("You can skip this");
    expect([...asked.matchAll(/name="way" (?:checked="" )?value="([\w-]+)"/g)].map(([, way]) => way)).toEqual(
      [...["talk", "resources", "self-care", "letter", "professional-help", "no_way"]],
    );
    await visitor.post(path, { give: "helped", way: "self-care" }, BY_FORM);
    await visitor.post(path, { give: "helped" }, BY_FORM);
    expect(await stored()).toMatchObject([{ kind: "helped", way: "self-care" }]);
    expect(mainText((await visitor.get(page)).body)).toContain("It helped with: Take care of yourself");
    expect(mainText((await app.guest().get("/what-helped?way=self-care")).body)).toContain(
      "I still look at the clock.",
    );
    await visitor.post(path, { give: "helped", way: "no_way" }, BY_FORM);
    expect(mainText((await app.guest().get("/what-helped?way=other_ways")).body)).toContain(
      "I still look at the clock.",
    );
  });
});
