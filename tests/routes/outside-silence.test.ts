import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { aDesk } from "#tests/support/desk.ts";
import { hiddenFields, mainText } from "#tests/support/page.ts";
import { aReply } from "#tests/support/people.ts";

/** A classifier on this machine that is out of order until it is mended. */
async function aClassifier() {
  let [works, asked] = [false, 0];
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(works ? 200 : 500).end(JSON.stringify({ findings: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeAfter(async () => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: () => asked,
    mend: () => {
      works = true;
    },
  };
}

for (const database of databases)
  test(`an outage of the classifier outside stops nobody, opens no item, and is told on the desk and in the log, on ${database.name}`, async () => {
    const { db, author, moderator, threadId } = await aDesk((await database.open()).db);
    await aReply(db, author, threadId); // Whose three posts have stood is no newcomer.
    const classifier = await aClassifier();
    const app = await startApp(db, { config: { classifierUrl: classifier.url } });
    const [own, wren] = [await app.signedIn(author), await app.signedIn(moderator)];
    const page = `/threads/${threadId}/tuesdays-at-six`;
    const post = async (body: string) => {
      const form = hiddenFields((await own.get(page)).body);
      expect((await own.post(page, { ...form, body })).status).toBe(302);
    };
    const desk = async () => mainText((await wren.get("/moderation")).body);
    const warnings = () =>
      app.logged.filter((line) => line.includes("the classifier outside did not answer"));

    expect(await desk()).not.toContain("classifier");
    await post("The garden is quiet.");
    await post("It rained in the morning.");
    expect(classifier.asked()).toBe(2);
    expect(await desk()).toMatch(
      /The classifier outside did not answer for 2 texts.*It has been quiet since/,
    );
    expect(await db.selectFrom("reviewItem").select("id").execute()).toEqual([]);
    expect(warnings()).toHaveLength(2);
    expect(warnings().join()).not.toMatch(/garden|rained|inkandrain/);

    classifier.mend();
    await post("Then the sun came out.");
    expect(await desk()).toMatch(/did not answer for 2 texts.*It answers again\./);
    expect(warnings()).toHaveLength(2);
    app.wait(24 * 60 * 60 * 1000);
    expect(await desk()).not.toContain("classifier");
  });
