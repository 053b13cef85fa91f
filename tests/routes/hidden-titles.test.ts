import { describe, expect, test } from "vitest";
import { withdrawPost } from "#app/workflows/change-own-post.ts";
import { startApp } from "#tests/support/app.ts";
import { combinations } from "#tests/support/combinations.ts";
import { databases } from "#tests/support/databases.ts";
import { titleText } from "#tests/support/page.ts";
import { aMember, aRemoval, aReply, aReport, aThread } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const TITLE = "Zephyr marmalade";
const LIKE_THE_TITLE = /zephyr|marmalade/i;

for (const database of databases) {
  describe(`the title of a thread on ${database.name}`, () => {
    async function open(how: "withdrawn" | "removed") {
      const { db } = await database.open();
      const app = await startApp(db);
      const author = await aMember(db, "inkandrain");
      const other = await aMember(db, "quiet-heron");
      const thread = await aThread(db, author, { title: TITLE });
      const reply = await aReply(db, other, thread.threadId, { quotedPostId: thread.id });
      await aReport(db, other, thread.id);
      if (how === "removed") await aRemoval(db, thread.id);
      else await withdrawPost(db, { actor: author, postId: thread.id, nowMs: Date.now() });

      const moderator = await aMember(db, "wren-in-reeds", "moderator");
      const visitors = {
        guest: app.guest(),
        member: await app.signedIn(other),
        moderator: await app.signedIn(moderator),
        author: await app.signedIn(author),
      };
      return { db, thread, reply, visitors };
    }

    /** Everything by which a visitor could come to the thread. */
    const placesOf = (threadId: string, postIds: string[]) => [
      "/",
      "/endings/therapist-left",
      `/threads/${threadId}`,
      `/threads/${threadId}/thread`,
      `/threads/${threadId}/something`,
      `/threads/${threadId}/thread?quote=${postIds[0]}`,
      "/people/inkandrain",
      "/people/quiet-heron",
      ...postIds.flatMap((id) => [`/posts/${id}`, `/posts/${id}/report`, `/posts/${id}/edit`]),
    ];

    async function everythingSaidTo(visitor: Visitor, paths: string[]): Promise<string> {
      let said = "";
      for (const path of paths) {
        const [html, data] = [await visitor.get(path), await visitor.get(dataPath(path))];
        for (const { body, headers } of [html, data]) said += body + JSON.stringify([...headers]);
      }
      return said;
    }

    const dataPath = (path: string): string => {
      const [pathname = "", query] = path.split("?");
      return `${pathname === "/" ? "/_root" : pathname}.data${query ? `?${query}` : ""}`;
    };

    test.each(combinations({ how: ["withdrawn", "removed"], who: ["guest", "member"] }))(
      "goes with the opening post that is $how, for a $who",
      async ({ how, who }) => {
        const { thread, reply, visitors } = await open(how);
        const said = await everythingSaidTo(visitors[who], placesOf(thread.threadId, [thread.id, reply.id]));
        expect(said.match(/.{300}(zephyr|marmalade).{80}/is)?.[0]).toBeUndefined();
        const page = await visitors[who].follow(`/posts/${reply.id}`);
        expect([page.status, titleText(page.body)]).toEqual([200, "Thread · Afterword"]);
        expect(page.body).toContain("So do I.");
      },
    );

    test("goes with the opening post that is withdrawn, for moderators too", async () => {
      const { thread, reply, visitors } = await open("withdrawn");
      const paths = [
        ...placesOf(thread.threadId, [thread.id, reply.id]),
        "/moderation",
        "/moderation/people/inkandrain",
      ];
      expect((await everythingSaidTo(visitors.moderator, paths)).match(LIKE_THE_TITLE)).toBeNull();
    });

    test.each(combinations({ how: ["withdrawn", "removed"], who: ["author", "moderator"] }))(
      "stays when the opening post is $how, for the $who who still reads it",
      async ({ how, who }) => {
        if (how === "withdrawn" && who === "moderator") return;
        const { thread, visitors } = await open(how);
        const page = await visitors[who].follow(`/threads/${thread.threadId}`);
        expect(titleText(page.body)).toBe(`${TITLE} · Afterword`);
      },
    );
  });
}
