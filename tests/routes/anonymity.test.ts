import { beforeAll, describe, expect, test } from "vitest";
import { unmaskPost } from "#app/workflows/unmask-post.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { mainText } from "#tests/support/page.ts";
import { aWorld, BEHIND, type Behind, type World } from "#tests/support/two-worlds.ts";
import { walk } from "#tests/support/walk.ts";

const VIEWERS = ["guest", "member", "muting", "moderator"] as const;
type Viewer = (typeof VIEWERS)[number];

/** Where a walk begins; it goes on by every link. Addresses that nothing links to are tried as well. */
const from = ({ posts, threads, items }: World): string[] => [
  ...["/", "/article", "/letters", "/moderation", "/endings/therapist-left", "/?hope=just-listen"],
  ...["inkandrain", "mossandtea", "tuesdayfour"].flatMap((name) => [
    `/people/${name}`,
    `/moderation/people/${name}`,
  ]),
  ...threads.map((id) => `/threads/${id}`),
  ...posts.flatMap((id) => [`/posts/${id}`, `/posts/${id}/edit`, `/posts/${id}/report`]),
  ...items.map((id) => `/moderation/items/${id}`),
];

/** What is random gets the same name in both worlds, and what the clock says becomes one moment. */
function comparable(world: World, address: string) {
  const names = new Map<string, string>();
  const name = (list: readonly string[], prefix: string) => {
    for (const [index, word] of list.entries()) if (!names.has(word)) names.set(word, `${prefix}-${index}`);
  };
  name(world.posts, "post");
  name(world.threads, "thread");
  name(world.items, "item");
  name(world.aliases, "alias");
  const forms = [...names.keys()].flatMap((word) => [word, encodeURIComponent(word)]);
  const known = new RegExp(forms.sort((one, other) => other.length - one.length).join("|"), "g");
  return (said: string): string =>
    said
      .replaceAll(address, "FORUM")
      .replace(known, (word) => names.get(decodeURIComponent(word)) ?? word)
      .replace(/\b1[6-9]\d{11}\b/g, "MOMENT")
      .replace(/urn:uuid:[\da-f-]{36}/g, "ENTRY")
      .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, "KEY")
      .replace(/(?<![\w-])[\da-f]{20}(?![\w-])/g, "SESSION")
      .replace(/nonce(-|=\\?"|&quot;|":")[\w+/=-]+/g, "NONCE")
      .replace(/<svg class="avatar".*?<\/svg>/gs, "AVATAR");
}

/** Where two answers part, with a little of each, to be read in a failure. */
function firstDifference(path: string, one: string, other: string): string[] {
  if (one === other) return [];
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (said: string) => said.slice(Math.max(0, at - 60), at + 60);
  return [`${path}: “${around(one)}” and “${around(other)}”`];
}

/** The form for joining offers names by chance, and the page for an app a new secret. */
const OFFERS_NAMES = /^\/(join|settings\/authenticator)/;

/** Headers that differ from answer to answer whoever wrote what. */
const CHANGING = /^(date|etag|x-request-id|content-length|content-security-policy|set-cookie)$/;

/** Aliases are drawn by chance in each thread, so now and then two are the same; a world without such twins. */
async function aWorldOfAliases(database: (typeof databases)[number], behind: Behind) {
  for (;;) {
    const { db } = await database.open();
    const app = await startApp(db);
    const world = await aWorld(db, behind);
    if (!world.hasTwins) return { app, world };
  }
}

for (const database of databases) {
  describe(`an anonymous post on ${database.name}`, () => {
    const heard = new Map<string, Map<string, string>>();

    beforeAll(async () => {
      for (const behind of BEHIND) {
        const { app, world } = await aWorldOfAliases(database, behind);
        const same = comparable(world, app.address);
        for (const viewer of VIEWERS) {
          const visitor = viewer === "guest" ? app.guest() : await app.signedIn(world.viewers[viewer]);
          // A signed-in page has its data in it; a guest's has not.
          const answers = (await walk(visitor, from(world), { data: viewer === "guest" }))
            .filter(({ path }) => !OFFERS_NAMES.test(path))
            .map(({ path, answer }) => {
              const headers = [...answer.headers].filter(([header]) => !CHANGING.test(header));
              return [
                same(path),
                same(`${answer.status} ${JSON.stringify(headers)} ${answer.body}`),
              ] as const;
            });
          heard.set(`${behind} ${viewer}`, new Map(answers));
        }
      }
    }, 400_000);

    const walkOf = (behind: Behind, viewer: Viewer) => heard.get(`${behind} ${viewer}`) ?? new Map();

    test.each(VIEWERS)("tells the %s nothing about who is behind it: two forums read the same", (viewer) => {
      const [one, other] = BEHIND.map((behind) => walkOf(behind, viewer));
      expect(one?.size).toBeGreaterThan(100);
      expect([...(one?.keys() ?? [])].sort()).toEqual([...(other?.keys() ?? [])].sort());
      const differences = [...(one ?? [])].flatMap(([path, said]) =>
        firstDifference(path, said, other?.get(path) ?? ""),
      );
      expect(differences).toEqual([]);
    });

    test.each(VIEWERS)("is there to be read by the %s, under its alias", (viewer) => {
      const said = [...walkOf("the-quiet-one", viewer).values()].join("\n");
      expect(said).toContain("alias-0");
      expect(said).toContain("Under none");
    });
  });

  describe(`the account behind an alias on ${database.name}`, () => {
    test("is shown to the moderator who gave a reason, and to no other", async () => {
      const { db } = await database.open();
      const app = await startApp(db);
      const { viewers, items, removed } = await aWorld(db, "the-quiet-one");
      const [item = "", , ofNamed = ""] = items;
      const [asking, other] = [await app.signedIn(viewers.moderator), await app.signedIn(viewers.admin)];
      const path = `/moderation/items/${item}`;
      expect(mainText((await asking.get(path)).body)).not.toContain("mossandtea");
      expect((await asking.post(`${path}/unmask`, { reason: " " })).status).toBe(422);
      expect(mainText((await asking.get(path)).body)).not.toContain("mossandtea");

      expect((await asking.post(`${path}/unmask`, { reason: "Somebody is in danger." })).location).toBe(path);
      expect(mainText((await asking.get(path)).body)).toContain("mossandtea");
      const seenByOther = mainText((await other.get(path)).body);
      expect(seenByOther).toContain("Somebody is in danger.");
      expect(seenByOther).not.toContain("mossandtea");
      const [line] = await db.selectFrom("moderationAct").selectAll().where("act", "=", "unmask").execute();
      expect(line).toMatchObject({ subjectKind: "post", subjectId: removed, actorId: viewers.moderator.id });
      expect(JSON.stringify({ ...line, actorId: null })).not.toMatch(/mossandtea/);

      const named = `/moderation/items/${ofNamed}/unmask`;
      expect((await asking.post(named, { reason: "Out of habit." })).status).toBe(403);
    });

    test("is not for members, nor for whoever wrote it", async () => {
      const { db } = await database.open();
      const { viewers, hidden, items } = await aWorld(db, "the-one-with-posts");
      for (const actor of [viewers.member, hidden, { ...hidden, role: "moderator" } as const]) {
        const shown = await unmaskPost(db, { actor, itemId: items[0] ?? "", reason: "Curious.", nowMs: 1 });
        expect(shown.ok).toBe(false);
      }
      expect(await db.selectFrom("moderationAct").selectAll().where("act", "=", "unmask").execute()).toEqual(
        [],
      );
    });
  });
}
