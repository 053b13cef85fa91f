import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { mainText } from "#tests/support/page.ts";
import { aMember, aThread, PASSWORD } from "#tests/support/people.ts";

const TITLE = "Take care of yourself";
const THREAD = { kind: "experience", title: "Small things", audience: "everyone" };

for (const database of databases) {
  describe(`writing about a section on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      const attached = () =>
        db
          .selectFrom("sectionPost")
          .innerJoin("post", "post.id", "sectionPost.postId")
          .select(["post.markdown", "sectionPost.section"])
          .execute();
      return { db, app, author, attached };
    }

    test("begins under the section, says what it is about, and ends in the section's list", async () => {
      const { app, author, attached } = await open();
      const visitor = await app.signedIn(author);
      const article = (await visitor.get("/article")).body;
      expect(article).toContain('href="/article?section=self-care#reply"');
      expect(article).not.toContain("posts about this");
      const box = (await visitor.get("/article?section=self-care")).body;
      expect(box).toContain('name="section" checked="" value="self-care"');
      expect(box).toContain(`About “<!-- -->${TITLE}`);
      const posted = await visitor.post("/article?section=self-care", {
        body: "Toast.",
        section: "self-care",
      });
      expect((await visitor.follow(posted.location ?? "")).body).toContain('href="/article#self-care"');
      await visitor.post("/threads/new", { ...THREAD, body: "A walk.", section: "self-care" });
      expect((await attached()).map(({ markdown }) => markdown).sort()).toEqual(["A walk.", "Toast."]);
      expect(mainText((await app.guest().get("/article")).body)).toContain("2 posts about this");
      const list = mainText((await app.guest().get("/article/sections/self-care")).body);
      expect(list).toContain(`About “${TITLE}”`);
      for (const text of ["Toast.", "A walk."]) expect(list).toContain(text);
    });

    test("can be unticked, and a form that is given back keeps the tick as it was", async () => {
      const { app, author, attached } = await open();
      const visitor = await app.signedIn(author);
      const ticked = (await visitor.post("/article?section=talk", { body: "", section: "talk" })).body;
      expect(ticked).toContain('name="section" checked="" value="talk"');
      const unticked = (await visitor.post("/threads/new?section=talk", { ...THREAD, body: "" })).body;
      expect(unticked).toContain('name="section" value="talk"');
      expect(unticked).not.toContain('name="section" checked');
      await visitor.post("/article?section=talk", { body: "About nothing in particular." });
      expect(await attached()).toEqual([]);
    });

    test.each(["/article", "/threads/new"])(
      "first and joining after, at %s, is about that section still",
      async (path) => {
        const { app, attached } = await open();
        const guest = app.guest();
        const words = {
          ...(path === "/article" ? {} : THREAD),
          body: "I went outside.",
          section: "self-care",
        };
        expect((await guest.post(`${path}?section=self-care`, words)).location).toBe("/join");
        expect((await guest.get(path)).body).toContain('name="section" checked="" value="self-care"');
        await guest.post("/join", { handle: "small-fox", password: PASSWORD });
        expect(await attached()).toEqual([{ markdown: "I went outside.", section: "self-care" }]);
      },
    );

    test("for members only adds nothing to what a guest is told", async () => {
      const { db, app, author } = await open();
      const before = (await app.guest().get("/article")).body;
      for (const audience of ["members", "only-me"] as const)
        await aThread(db, author, { audience, section: "talk", body: "Within." });
      const count = async (who: typeof author) =>
        mainText((await (await app.signedIn(who)).get("/article")).body);
      expect((await app.guest().get("/article")).body).toBe(before);
      expect(mainText((await app.guest().get("/article/sections/talk")).body)).toContain(
        "Nobody has written",
      );
      expect(await count(await aMember(db, "oatgrass"))).toContain("One post about this");
      expect(await count(author)).toContain("2 posts about this");
    });

    test("that nobody has, or that is nonsense, is an ordinary page or none", async () => {
      const { app } = await open();
      for (const path of ["/article?section=nothing", "/article?section=%00", "/threads/new?section=<b>"])
        expect(await app.guest().get(path)).toMatchObject({
          status: 200,
          body: expect.not.stringContaining('name="section"'),
        });
      for (const anchor of ["nothing", "%00", "../talk", "TALK"])
        expect((await app.guest().get(`/article/sections/${encodeURIComponent(anchor)}`)).status).toBe(404);
      expect((await app.guest().get("/what-helped?way=nothing")).status).toBe(404);
    });
  });
}
