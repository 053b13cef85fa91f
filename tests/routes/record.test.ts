import { beforeAll, describe, expect, test } from "vitest";
import type { EvidencePack } from "#app/domain/evidence.ts";
import { monthOf } from "#app/domain/month.ts";
import { DECISIONS } from "#app/domain/record.ts";
import type { RecordView } from "#app/domain/record-views.ts";
import { viewRecord } from "#app/workflows/view-record.ts";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { aModeratedForum, TOLD_IN_CONFIDENCE } from "#tests/support/moderated-forum.ts";
import { withoutOwnScripts } from "#tests/support/page.ts";
import { parseCsv } from "#tests/support/parse-csv.ts";
import { aMember } from "#tests/support/people.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

for (const database of databases) {
  describe(`the record on ${database.name}`, () => {
    let app: TestApp;
    let forum: Awaited<ReturnType<typeof aModeratedForum>>;
    let handles: string[];
    let ids: string[];
    const visitors = {} as Record<"guest" | "member" | "moderator" | "admin", Visitor>;
    let month: string;
    const everyId = async () => {
      const tables = [
        "account",
        "thread",
        "post",
        "reviewItem",
        "report",
        "moderationAct",
        "appeal",
      ] as const;
      const rows = await Promise.all(tables.map((table) => app.db.selectFrom(table).select("id").execute()));
      return rows.flat().map(({ id }) => id);
    };

    beforeAll(async () => {
      const { db } = await database.open();
      app = await startApp(db, { pinArticle: false });
      const untilMs = Date.now() - HOUR_MS;
      forum = await aModeratedForum(db, {
        seed: 5,
        steps: 300,
        fromMs: untilMs - 60 * DAY_MS,
        untilMs: untilMs - 8 * DAY_MS,
      });
      const admin = await aMember(db, "orchardgate", "admin");
      handles = [...forum.authors, ...forum.moderators, ...forum.reporters, admin].map(
        ({ handle }) => handle,
      );
      visitors.guest = app.guest();
      visitors.member = await app.signedIn(forum.authors[0]);
      visitors.moderator = await app.signedIn(forum.moderators[0] ?? admin);
      visitors.admin = await app.signedIn(admin);
      ids = await everyId();
      const acts = await db.selectFrom("moderationAct").select("atMs").execute();
      const [busiest] = [...Map.groupBy(acts, ({ atMs }) => monthOf(atMs))].sort(
        ([, a], [, b]) => b.length - a.length,
      );
      month = busiest?.[0] ?? "";
    });

    test("is there for everyone, with figures, drawings and the log", async () => {
      const { status, body } = await visitors.guest.get("/record");
      expect(status).toBe(200);
      expect(body.match(/<svg[^>]* role="img"/g)?.length).toBeGreaterThan(6);
      for (const svg of body.match(/<svg[^>]*role="img"[\s\S]*?<\/svg>/g) ?? []) {
        const [, title, description] = /aria-labelledby="(\S+) (\S+)"/.exec(svg) ?? [];
        expect(svg).toContain(`<title id="${title}">`);
        expect(svg).toContain(`<desc id="${description}">`);
      }
      expect(body.match(/<table/g)?.length).toBeGreaterThan(6);
      expect(body).toContain("Held by screening");
      expect(withoutOwnScripts(body)).not.toMatch(
        /<script|style=|Looked at who is behind|Sent a care message|Took the item/,
      );
      expect((await visitors.guest.get("/privacy")).body).toContain('href="/record"');
    });

    test("tells no handle, reason, text, title or id, as a page and as data, on any of its pages", async () => {
      const first = await visitors.guest.get("/record");
      const older = /href="\/record(\?before=[^"#]+)/.exec(first.body)?.[1] ?? "";
      for (const query of ["", `?month=${month}`, older])
        for (const path of [`/record${query}`, `/record.data${query}`]) {
          const { status, body } = await visitors.guest.get(path);
          expect([path, status]).toEqual([path, 200]);
          expect(
            [...TOLD_IN_CONFIDENCE, ...handles, ...ids].filter((one) => body.toLowerCase().includes(one)),
          ).toEqual([]);
          expect(body).not.toMatch(/dateTime="[^"]*T|\d\d:\d\d UTC/i);
        }
    });

    test("says the same to everyone, and to admins where the whole of it is", async () => {
      const asked = "/record.data?_routes=routes%2Frecord";
      const [guest, member, moderator, admin] = await Promise.all(
        Object.values(visitors).map(async (visitor) => (await visitor.get(asked)).body),
      );
      expect(guest).toContain("hold");
      expect([member, moderator]).toEqual([guest, guest]);
      expect(admin).not.toBe(guest);
    });

    test.each([
      "?month=nonsense",
      "?month=2026-13",
      "?before=nonsense",
      "?before=2026-02-31",
      "?month=2099-01",
      "?month=%00",
    ])("takes %s for what it is", async (query) => {
      expect((await visitors.guest.get(`/record${query}`)).status).toBe(200);
    });

    test("the pack is there for admins alone: every address, as a page and as data", async () => {
      const files = [`evidence-${month}.json`, `evidence-${month}.csv`];
      const paths = [
        "",
        ".data",
        `?month=${month}`,
        ...files.flatMap((file) => [`/${file}`, `/${file}.data`]),
      ].map((rest) => `/moderation/evidence${rest}`);
      for (const path of paths)
        for (const who of ["guest", "member", "moderator"] as const) {
          const { status, body } = await visitors[who].get(path);
          expect([path, who, status]).toEqual([path, who, 404]);
          expect(body.toLowerCase()).not.toContain("reasonwords");
        }
      for (const wrong of ["evidence-2026-13.json", "evidence-2026-03.zip", "nothing"])
        expect((await visitors.admin.get(`/moderation/evidence/${wrong}`)).status).toBe(404);
      for (const who of ["guest", "member", "moderator"] as const)
        expect((await visitors[who].get("/record")).body).not.toContain("/moderation/evidence");
      expect((await visitors.admin.get("/record")).body).toContain("/moderation/evidence");
      expect((await visitors.admin.get(`/moderation/evidence?month=${month}`)).body).toContain(
        `evidence-${month}.csv`,
      );
    });

    test("the pack has every act of the month with its reason, and nobody's handle or account", async () => {
      const answer = await visitors.admin.get(`/moderation/evidence/evidence-${month}.json`);
      expect(answer.headers.get("Content-Disposition")).toBe(`attachment; filename="evidence-${month}.json"`);
      expect(answer.headers.get("Cache-Control")).toContain("no-store");
      const pack = JSON.parse(answer.body) as EvidencePack;
      const within = (atMs: number) => monthOf(atMs) === month;
      const acts = (await app.db.selectFrom("moderationAct").selectAll().execute()).filter(({ atMs }) =>
        within(atMs),
      );
      expect(pack.acts.map(({ id }) => id).sort()).toEqual(acts.map(({ id }) => id).sort());
      for (const act of acts) {
        const told = pack.acts.find(({ id }) => id === act.id);
        expect([told?.reason, told?.guideline, told?.from, told?.to]).toEqual([
          ...[act.reason, act.guideline, act.fromState, act.toState],
        ]);
        expect(told?.text).toBe(act.snapshot);
      }
      const reports = await app.db.selectFrom("report").selectAll().execute();
      expect(pack.reports.length).toBe(reports.filter(({ createdAtMs }) => within(createdAtMs)).length);
      expect(
        pack.appeals.flatMap(({ messages }) => messages).every(({ side }) => /member|moderators/.test(side)),
      ).toBe(true);
      const accounts = (await app.db.selectFrom("account").select("id").execute()).map(({ id }) => id);
      expect([...accounts, ...handles].filter((name) => answer.body.includes(name))).toEqual([]);
    });

    test("somebody has one key for what they write under their name, and others behind each alias", async () => {
      const pack = JSON.parse(
        (await visitors.admin.get(`/moderation/evidence/evidence-${month}.json`)).body,
      ) as EvidencePack;
      const posts = await app.db.selectFrom("post").select(["id", "authorId", "alias", "threadId"]).execute();
      const names = new Map<string, Set<string>>();
      for (const { author, subject } of pack.acts) {
        const post = posts.find(({ id }) => id === subject);
        if (!post || author === null) continue;
        const name = post.alias === null ? `${post.authorId}` : `${post.threadId} ${post.alias}`;
        names.set(name, (names.get(name) ?? new Set()).add(author));
      }
      expect(names.size).toBeGreaterThan(3);
      expect([...names.values()].every((keys) => keys.size === 1)).toBe(true);
      expect(new Set([...names.values()].flatMap((keys) => [...keys])).size).toBe(names.size);
    });

    test("the table has the same lines, and reads back", async () => {
      const pack = JSON.parse(
        (await visitors.admin.get(`/moderation/evidence/evidence-${month}.json`)).body,
      ) as EvidencePack;
      const answer = await visitors.admin.get(`/moderation/evidence/evidence-${month}.csv`);
      expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
      const [header = [], ...rows] = parseCsv(answer.body);
      const cells = (row: string[]) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ""]));
      const of = (line: string) => rows.map(cells).filter((row) => row.line === line);
      expect(of("act").map(({ id, by, reason, text }) => [id, by, reason, text])).toEqual(
        pack.acts.map(({ id, by, reason, text }) => [id, by, reason, text ?? ""]),
      );
      expect(of("report").map(({ by, subject, outcome }) => [by, subject, outcome])).toEqual(
        pack.reports.map(({ by, post, outcome }) => [by, post, outcome ?? ""]),
      );
      expect(of("appeal").length).toBe(pack.appeals.length);
      expect(of("message").length).toBe(pack.appeals.flatMap(({ messages }) => messages).length);
    });

    /** How many things the public log tells of this month, all its pages together. */
    async function linesTold(): Promise<number> {
      let [told, before]: [number, string | null] = [0, null];
      do {
        const view: RecordView = await viewRecord(app.db, { month, before, nowMs: Date.now() });
        told += view.days.flatMap(({ lines }) => lines).reduce((sum, { count }) => sum + count, 0);
        before = view.before;
      } while (before !== null);
      return told;
    }

    /** The thread about whose posts most was decided in this month. */
    async function busiestThread(): Promise<string> {
      const acts = await app.db
        .selectFrom("moderationAct")
        .innerJoin("post", "post.id", "moderationAct.subjectId")
        .innerJoin("thread", "thread.id", "post.threadId")
        .select(["moderationAct.atMs", "post.threadId"])
        .where("act", "in", DECISIONS)
        .where("thread.audience", "!=", "only-me")
        .execute();
      const here = acts.filter(({ atMs }) => monthOf(atMs) === month);
      const [most] = [...Map.groupBy(here, (act) => act.threadId)].sort(
        ([, a], [, b]) => b.length - a.length,
      );
      return most?.[0] ?? "";
    }

    test("what its author keeps to themselves from now on is told to nobody, and stays a line and a number", async () => {
      const threadId = await busiestThread();
      const before = await linesTold();
      await app.db.updateTable("thread").set({ audience: "only-me" }).where("id", "=", threadId).execute();
      expect(await linesTold()).toBe(before);
      const pack = JSON.parse(
        (await visitors.admin.get(`/moderation/evidence/evidence-${month}.json`)).body,
      ) as EvidencePack;
      const own = (
        await app.db.selectFrom("post").select("id").where("threadId", "=", threadId).execute()
      ).map(({ id }) => id);
      const lines = [
        ...pack.acts.filter(({ subject }) => own.includes(subject)),
        ...pack.reports.filter(({ post }) => own.includes(post)),
      ];
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.map(({ text, withheld }) => [text || null, withheld])).toEqual(
        lines.map(() => [null, true]),
      );
    });
  });
}
