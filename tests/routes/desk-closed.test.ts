import { beforeAll, describe, expect, test } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { DAY_MS } from "#app/domain/sanction.ts";
import { openAppeal } from "#app/workflows/appeals.ts";
import { sanctionPerson } from "#app/workflows/sanction-person.ts";
import { noteOnItem } from "#app/workflows/staff-notes.ts";
import type { Db } from "#db/schema.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { anItem, decide, worked } from "#tests/support/desk.ts";
import { aMember, aReply, aReport, aThread } from "#tests/support/people.ts";
import { routePatterns } from "#tests/support/route-patterns.ts";
import type { Visitor } from "#tests/support/visitor.ts";

/** For whoever is not on the desk, there is none: not an address of it, by whatever method, tells that it exists. */

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
const [sqlite] = databases;

/** Words that stand on the desk's pages and nowhere that these visitors may look. */
const WORDS_OF_THE_DESK =
  /Mill Lane|quiet-heron|wren-in-reeds|linden|Between colleagues|Please look again|It names a person/i;

/** The built forum with something behind every address of the desk. */
async function aBusyDesk(db: Db) {
  const author = await aMember(db, "inkandrain");
  const reporter = await aMember(db, "quiet-heron");
  const moderator = await aMember(db, "wren-in-reeds", "moderator");
  const paused = await aMember(db, "linden", "moderator");
  const resting = {
    moderator: await aMember(db, "lamp-at-noon", "moderator"),
    admin: await aMember(db, "slow-mornings", "admin"),
  };
  const admin = await aMember(db, "old-orchard", "admin");
  const { threadId } = await aThread(db, author);
  const post = await aReply(db, author, threadId, { body: "The clinic on Mill Lane." });
  const alias = await aReply(db, author, threadId, { anonymous: true });
  await aReport(db, reporter, post.id);
  const [itemId, aliasItemId] = [await anItem(db, moderator, post.id), await anItem(db, moderator, alias.id)];
  const nowMs = Date.now() - 2 * 60_000;
  worked(await noteOnItem(db, { actor: moderator, itemId, body: "Between colleagues.", nowMs }));
  const removed = await aReply(db, author, threadId);
  const removal = await decide(db, moderator, await anItem(db, moderator, removed.id), "remove", { nowMs });
  const { actId } = worked(removal);
  const body = "Please look again.";
  const { appealId } = worked(await openAppeal(db, { actor: author, actId, body, nowMs: Date.now() }));
  const pause = { kind: "pause", guideline: 1, reason: "A rest.", endsAtMs: Date.now() + DAY_MS } as const;
  const toColleague = { actor: admin, accountId: paused.id, itemId: null, nowMs: Date.now() };
  worked(await sanctionPerson(db, { ...toColleague, ...pause }));
  const ids: Record<string, string[]> = {
    items: [itemId, aliasItemId],
    appeals: [appealId],
    threads: [threadId],
    people: ["inkandrain"],
    evidence: ["json", "csv"].map((kind) => `evidence-${new Date().toISOString().slice(0, 7)}.${kind}`),
  };
  return { author, paused, admin, resting, ids };
}

/** An address of this pattern that leads somewhere, each of them where there are several. */
function addressesOf(pattern: string, ids: Record<string, string[]>): string[] {
  if (!/[:*]/.test(pattern)) return [pattern];
  const kind = pattern.split("/")[2] ?? "";
  const known = ids[kind];
  if (!known) throw new Error(`Nothing is known to stand at ${pattern}: please say what.`);
  return known.map((id) => pattern.replace(/:\w+/, id));
}

type Place = { id: string; address: string };

/** What an address is asked for: the page, its data, and the data of its route alone, as a page that has the rest would. */
const formsOf = ({ id, address }: Place): string[] => [
  ...[address, `${address}?index`, `${address}.data`],
  ...[`${address}.data?_routes=${encodeURIComponent(id)}`, `${address}?_routes=${encodeURIComponent(id)}`],
];

describe("the desk", () => {
  let app: TestApp;
  let desk: Awaited<ReturnType<typeof aBusyDesk>>;
  let places: Place[];
  let editing: Place[];

  beforeAll(async () => {
    if (!sqlite) throw new Error("There is no database to test with.");
    const { db } = await sqlite.open();
    app = await startApp(db);
    desk = await aBusyDesk(db);
    const all = await routePatterns();
    editing = all
      .filter(({ pattern }) => /^\/articles\/:slug\/(edit|history)$/.test(pattern))
      .map(({ id, pattern }) => ({ id, address: pattern.replace(":slug", "i-miss-my-therapist") }));
    expect(editing).toHaveLength(2);
    const patterns = all.filter(({ pattern }) => /^\/moderation(?:\/|$)/.test(pattern));
    expect(patterns.length).toBeGreaterThan(10);
    places = patterns.flatMap(({ id, pattern }) =>
      addressesOf(pattern, desk.ids).map((address) => ({ id, address })),
    );
  });

  const ask = (visitor: Visitor, address: string, method: string) => {
    const body = ["GET", "HEAD"].includes(method) ? null : "act=remove&reason=Mine&version=1&guideline=1";
    const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: app.address };
    return visitor.send(address, { method, headers, body });
  };

  const everything = async (db: Db) => {
    const tables = [
      "post",
      "reviewItem",
      "moderationAct",
      "appeal",
      "staffNote",
      "sanction",
      "letter",
    ] as const;
    return JSON.stringify(
      await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())),
    );
  };

  test.each(["guest", "member", "paused moderator"])("does not exist for a %s", async (who) => {
    const signedIn: Record<string, Member> = { member: desk.author, "paused moderator": desk.paused };
    const member = signedIn[who];
    const visitor = member ? await app.signedIn(member) : app.guest();
    const before = await everything(app.db);
    for (const place of places) {
      for (const form of formsOf(place)) {
        for (const method of METHODS) {
          const answer = await ask(visitor, form, method);
          const asked = `${method} ${form}`;
          expect([asked, answer.status]).toEqual([asked, expect.toBeOneOf([404, 405])]);
          const own = member ? answer.body.replaceAll(member.handle, "") : answer.body;
          expect([asked, own.match(WORDS_OF_THE_DESK)?.[0] ?? null]).toEqual([asked, null]);
          expect([asked, answer.headers.get("allow")]).toEqual([
            asked,
            expect.toBeOneOf([null, "GET, HEAD, POST"]),
          ]);
        }
      }
    }
    expect(await everything(app.db)).toBe(before);
  });

  test.each(["moderator", "admin"] as const)("does not open without a second factor: %s", async (role) => {
    const visitor = await app.signedIn(desk.resting[role], false);
    const before = await everything(app.db);
    for (const place of [...places, ...(role === "admin" ? editing : [])]) {
      for (const form of formsOf(place)) {
        for (const method of METHODS) {
          const answer = await ask(visitor, form, method);
          const asked = `${method} ${form}`;
          const led = `${answer.location ?? ""} ${answer.body}`.includes("/second-step?next=");
          const isThere = ![404, 405].includes(answer.status);
          expect([asked, answer.status]).toEqual([asked, expect.toBeOneOf([202, 302, 404, 405])]);
          expect([asked, isThere && method !== "HEAD" && !led]).toEqual([asked, false]);
          expect([asked, answer.body.match(WORDS_OF_THE_DESK)?.[0] ?? null]).toEqual([asked, null]);
        }
      }
      if (role === "admin") {
        const { location } = await visitor.get(place.address);
        expect([place.address, location]).toEqual([place.address, expect.stringMatching(/^\/second-step/)]);
      }
    }
    expect(await everything(app.db)).toBe(before);
  });

  const BANNER = /set to open its desk without a second factor/;

  /** The pages that this visitor finds at the desk's addresses, and whether the banner stands on each. */
  async function bannersFor(visitor: Visitor): Promise<Map<string, boolean>> {
    const found = new Map<string, boolean>();
    for (const { address } of places) {
      const { status, headers, body } = await visitor.get(address);
      const isPage = status === 200 && headers.get("content-type")?.startsWith("text/html");
      if (isPage) found.set(address, BANNER.test(body));
    }
    return found;
  }

  test("opens without a factor where the operator says so, under a banner on each of its pages and no other", async () => {
    const relaxed = await startApp(app.db, { config: { secondFactor: "relaxed" } });
    const moderator = await relaxed.signedIn(desk.resting.moderator, false);
    const pages = await bannersFor(moderator);
    expect(pages.size).toBeGreaterThan(10);
    expect([...pages].filter(([, hasBanner]) => !hasBanner)).toEqual([]);
    const unknown = await moderator.get("/moderation/items/nothing-here");
    expect([unknown.status, BANNER.test(unknown.body)]).toEqual([404, true]);
    for (const address of ["/", "/guidelines", "/settings/security"])
      expect([address, BANNER.test((await moderator.get(address)).body)]).toEqual([address, false]);
    const member = await relaxed.signedIn(desk.author);
    expect(BANNER.test((await member.get("/moderation")).body)).toBe(false);
  });

  test("has no such banner where a factor is asked for", async () => {
    const pages = await bannersFor(await app.signedIn(desk.admin));
    expect(pages.size).toBeGreaterThan(10);
    expect([...pages].filter(([, hasBanner]) => hasBanner)).toEqual([]);
  });

  test("is there for an admin, at every one of these addresses", async () => {
    const visitor = await app.signedIn(desk.admin);
    for (const { address } of places) {
      const { status } = await visitor.get(address);
      expect([address, status]).toEqual([address, expect.toBeOneOf([200, 302, 405])]);
    }
  });
});
