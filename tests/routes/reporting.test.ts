import { describe, expect, test } from "vitest";
import { REPORT_REASON_SLUGS } from "#app/domain/report.ts";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import type { Db } from "#db/schema.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { alertText, fieldValue, hiddenFields, mainText } from "#tests/support/page.ts";
import { aDecision, aMember, aRemoval, aReply, aThread, PASSWORD } from "#tests/support/people.ts";

const items = (db: Db) => db.selectFrom("reviewItem").select(["id", "postId", "status", "version"]).execute();
const reports = (db: Db) => db.selectFrom("report").selectAll().orderBy("createdAtMs").execute();

for (const database of databases) {
  describe(`reporting on ${database.name}`, () => {
    async function open() {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      const thread = await aThread(db, author);
      const post = await aReply(db, author, thread.threadId, { body: "Pull yourself together." });
      const visitor = await app.signedIn(await aMember(db, "quiet-heron"));
      const moderator = await app.signedIn(await aMember(db, "wren-in-reeds", "moderator"));
      return { db, app, author, thread, post, visitor, moderator, path: `/posts/${post.id}/report` };
    }

    test.each(REPORT_REASON_SLUGS)(
      "takes the reason %s with or without words, and says thank you",
      async (reason) => {
        const { db, visitor, post, path } = await open();
        const sent = await visitor.post(path, { reason, details: reason === "other" ? " It hurts. " : "" });
        expect(sent.location).toBe(`${path}?sent=first`);
        expect(mainText((await visitor.get(sent.location ?? "")).body)).toContain(
          "has reached the moderators",
        );
        expect(await reports(db)).toMatchObject([
          {
            postId: post.id,
            reason,
            details: reason === "other" ? "It hurts." : "",
            snapshotMarkdown: "Pull yourself together.",
            snapshotTitle: null,
          },
        ]);
      },
    );

    test.each(["", "rude", "danger ", "constructor"])(
      "asks for a reason of the list instead of %j, and keeps the words",
      async (reason) => {
        const { db, visitor, path } = await open();
        const page = await visitor.post(path, { reason, details: "It hurts." });
        expect(page.status).toBe(422);
        expect(alertText(page.body)).toContain("Please choose what comes closest.");
        expect(fieldValue(page.body, "details")).toBe("It hurts.");
        expect(await items(db)).toEqual([]);
      },
    );

    test("refuses words without end, and gives them back", async () => {
      const { visitor, path } = await open();
      const details = "very ".repeat(401);
      const page = await visitor.post(path, { reason: "unkind", details });
      expect([page.status, fieldValue(page.body, "details")]).toEqual([422, details]);
    });

    test("opens one item for however many people, and counts each person once", async () => {
      const { db, app, visitor, path } = await open();
      const people = await Promise.all(
        ["lamplight", "old-orchard", "harbour-bell"].map((name) => aMember(db, name)),
      );
      const others = await Promise.all(people.map((person) => app.signedIn(person)));
      const all = [visitor, visitor, ...others];
      const answers = await Promise.all(all.map((one) => one.post(path, { reason: "unkind", details: "" })));
      const ends = answers.map(({ location }) => location?.split("?")[1]).sort();
      expect(ends).toEqual(["sent=again", ...Array(4).fill("sent=first")]);
      expect(await items(db)).toHaveLength(1);
      expect(await reports(db)).toHaveLength(4);
    });

    test("opens a new item when the last one was decided", async () => {
      const { db, visitor, post, path } = await open();
      await visitor.post(path, { reason: "unkind" });
      await aDecision(db, post.id, { act: "dismiss" });
      expect((await visitor.post(path, { reason: "unkind" })).location).toBe(`${path}?sent=first`);
      expect((await items(db)).map(({ status }) => status).sort()).toEqual(["closed", "open"]);
    });

    test("keeps the text as it was, through an edit and a withdrawal", async () => {
      const { db, app, author, visitor, moderator, post, path } = await open();
      await visitor.post(path, { reason: "unkind" });
      const own = await app.signedIn(author);
      const form = hiddenFields((await own.get(`/posts/${post.id}/edit`)).body);
      await own.post(`/posts/${post.id}/edit`, { ...form, body: "Take care." });
      await withdrawPost(db, { actor: author, postId: post.id, nowMs: Date.now() });
      expect((await reports(db))[0]?.snapshotMarkdown).toBe("Pull yourself together.");
      const [item] = await items(db);
      const desk = await moderator.get(`/moderation/items/${item?.id}`);
      expect(mainText(desk.body)).toContain("Pull yourself together.");
      expect(mainText(desk.body)).not.toContain("Take care.");
    });

    test("of an opening post keeps its title too", async () => {
      const { db, visitor, thread } = await open();
      await visitor.post(`/posts/${thread.id}/report`, { reason: "identity" });
      expect((await reports(db))[0]?.snapshotTitle).toBe("Tuesdays at six");
    });

    test("tells the author nothing of who reported, nor that anybody did", async () => {
      const { db, app, author, visitor, thread, post, path } = await open();
      await visitor.post(path, { reason: "unkind", details: "Secret details." });
      await aRemoval(db, post.id, "Unkind.");
      const own = await app.signedIn(author);
      for (const place of [
        `/threads/${thread.threadId}`,
        `/people/${author.handle}`,
        "/",
        path,
        `/posts/${post.id}`,
      ]) {
        const { body } = await own.follow(place);
        expect(body).not.toMatch(/quiet-heron|Secret details|moderating-owl/);
      }
      expect((await own.follow(`/posts/${post.id}`)).body).toContain("Unkind.");
    });

    test("one's own post is not possible", async () => {
      const { db, app, author, path } = await open();
      const own = await app.signedIn(author);
      expect((await own.get(path)).status).toBe(403);
      const page = await own.post(path, { reason: "unkind", details: "Mine." });
      expect(page.status).toBe(403);
      expect(page.body).toContain("your own post");
      expect(await items(db)).toEqual([]);
    });

    test("leads a guest to join and back to the filled form", async () => {
      const { db, app, path } = await open();
      const guest = app.guest();
      expect((await guest.get(path)).status).toBe(200);
      expect((await guest.post(path, { reason: "spam", details: "A shop." })).location).toBe("/join");
      const joined = await guest.post("/join", { handle: "old-orchard", password: PASSWORD });
      expect(joined.location).toBe(path);
      const form = await guest.get(path);
      expect(fieldValue(form.body, "details")).toBe("A shop.");
      expect(form.body).toMatch(/<input(?=[^>]*value="spam")(?=[^>]*checked)/);
      expect(await items(db)).toEqual([]);
      await guest.post(path, { reason: "spam", details: "A shop." });
      expect(await reports(db)).toMatchObject([{ reason: "spam", details: "A shop." }]);
      expect(fieldValue((await guest.get(path)).body, "details")).toBe("");
    });

    test.each(["removed", "withdrawn"])(
      "a post that is %s is not possible and does not show it",
      async (how) => {
        const { db, app, author, visitor, post, path } = await open();
        if (how === "removed") await aRemoval(db, post.id);
        else await withdrawPost(db, { actor: author, postId: post.id, nowMs: Date.now() });
        for (const someone of [app.guest(), visitor]) {
          for (const address of [path, `${path}.data`]) {
            const page = await someone.get(address);
            expect(page.body).not.toContain("Pull yourself together");
            if (address === path) expect(page.status).toBe(403);
          }
        }
        expect((await visitor.post(path, { reason: "unkind" })).status).toBe(403);
      },
    );

    test("a post that is not there is not found", async () => {
      const { visitor } = await open();
      expect((await visitor.get("/posts/nothing/report")).status).toBe(404);
      expect((await visitor.post("/posts/nothing/report", { reason: "unkind" })).status).toBe(404);
    });
  });
}
