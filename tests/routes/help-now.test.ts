import { describe, expect, test } from "vitest";
import helplines from "#app/content/helplines.json";
import { GUEST } from "#app/domain/actor.ts";
import { carePanelFor } from "#app/web/care-panel.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { mainText, withoutOwnScripts } from "#tests/support/page.ts";
import { aMember } from "#tests/support/people.ts";

const sources = helplines.countries.flatMap(({ emergencySource, lines }) => [
  emergencySource,
  ...lines.flatMap((line) => line.sources),
]);
/** A source can be the line's own website, which readers do get. */
const shown = new Set(
  helplines.countries.flatMap(({ lines }) => lines.flatMap(({ website, chat }) => [website, chat])),
);
const onlySources = sources.filter((source) => !shown.has(source) && !/findahelpline\.com\/?$/.test(source));

for (const database of databases) {
  async function open() {
    const { db } = await database.open();
    const app = await startApp(db);
    const member = await aMember(db, "quiet-heron");
    const moderator = await aMember(db, "wren-in-reeds", "moderator");
    return {
      db,
      app,
      member,
      guest: app.guest(),
      own: await app.signedIn(member),
      desk: await app.signedIn(moderator),
    };
  }

  describe(`help now on ${database.name}`, () => {
    test("shows guests no country until they choose one, in a plain form without a script", async () => {
      const { guest } = await open();
      const page = await guest.get("/help-now");
      expect(page.body).toMatch(/<form[^>]*method="get"[^>]*action="\/help-now"/);
      expect(withoutOwnScripts(page.body)).not.toMatch(/id="helplines-country"|<script/);
      const chosen = mainText((await guest.get("/help-now?country=ie")).body);
      expect(chosen).toMatch(/Ireland.*Emergency:.*112.*Last checked on 22 November 2026/s);
      expect(chosen).not.toContain("from now on");
      const unknown = await guest.get("/help-now?country=XX");
      expect([unknown.status, mainText(unknown.body).includes("not in our list")]).toEqual([200, true]);
    });

    test("does not guess from where somebody asks, or in which language", async () => {
      const { guest } = await open();
      const headers = { "Accept-Language": "de-DE", "CF-IPCountry": "DE", "X-Forwarded-For": "192.0.2.1" };
      const page = await guest.send("/help-now", { headers });
      expect(page.body).not.toContain('id="helplines-country"');
    });

    test("shows members their own country first, once they chose it, and another when they ask", async () => {
      const { own, guest } = await open();
      expect(mainText((await own.get("/help-now?country=FI")).body)).toContain("Show me Finland first");
      expect((await own.post("/settings/country", { country: "FI", from: "help-now" })).location).toBe(
        "/help-now",
      );
      const page = await own.get("/help-now");
      expect(page.body).toMatch(/id="helplines-country">Finland/);
      expect(mainText(page.body)).toContain("the country from your settings");
      expect((await own.get("/help-now?country=IE")).body).toMatch(/id="helplines-country">Ireland/);
      expect((await own.get("/help-now?country=")).body).toMatch(/id="helplines-country">Finland/);
      expect((await own.get("/settings/country")).body).toMatch(/<option value="FI" selected="">/);
      expect((await guest.get("/help-now")).body).not.toContain('id="helplines-country"');
    });

    test("forgets the country: nothing of it is left, and it goes with its account", async () => {
      const { db, member, own } = await open();
      const rows = () => db.selectFrom("helpCountry").selectAll().execute();
      await own.post("/settings/country", { country: "FI" });
      expect((await own.post("/settings/country", { country: "IE" })).location).toBe(
        "/settings/country?saved=yes",
      );
      expect(await rows()).toEqual([{ accountId: member.id, country: "IE" }]);
      await own.post("/settings/country", { country: "" });
      expect([await rows(), (await own.get("/help-now")).body.includes("helplines-country")]).toEqual([
        [],
        false,
      ]);
      await own.post("/settings/country", { country: "FI" });
      await db.deleteFrom("session").execute();
      await db.deleteFrom("account").where("id", "=", member.id).execute();
      expect(await rows()).toEqual([]);
    });

    test("takes a country from the list alone, and only from members", async () => {
      const { db, own, guest } = await open();
      for (const country of ["XX", "Finland", "fi", "__proto__", "F".repeat(1_000)])
        expect((await own.post("/settings/country", { country })).status).toBe(400);
      expect((await guest.post("/settings/country", { country: "FI" })).location).toMatch(/^\/sign-in/);
      expect(await db.selectFrom("helpCountry").selectAll().execute()).toEqual([]);
    });

    test("tells nobody else which country somebody chose", async () => {
      const { own, guest, desk } = await open();
      const paths = [
        "/people/quiet-heron",
        "/moderation/people/quiet-heron",
        "/help-now",
        "/settings/country",
      ];
      const heard = async () => {
        const answers = [guest, desk].flatMap((visitor) => paths.map((path) => visitor.get(`${path}.data`)));
        return (await Promise.all(answers)).map(({ body }) => body.replace(/\d{13}/g, "TIME"));
      };
      const before = await heard();
      await own.post("/settings/country", { country: "FI" });
      expect(await heard()).toEqual(before);
    });

    test("gives a country’s numbers as a file that needs nothing else", async () => {
      const { guest } = await open();
      const file = await guest.get("/help-now/keep?country=IE");
      expect([file.status, file.headers.get("Content-Disposition")]).toEqual([
        200,
        'attachment; filename="numbers.html"',
      ]);
      expect(file.body).toMatch(/<h1>Ireland<\/h1>.*tel:112/s);
      for (const path of ["/help-now/keep", "/help-now/keep?country=XX"])
        expect((await guest.get(path)).status).toBe(404);
    });

    test("never shows readers a source; moderators see all of them", async () => {
      const { guest, own, desk } = await open();
      for (const visitor of [guest, own])
        for (const { code } of helplines.countries)
          for (const path of [`/help-now?country=${code}`, `/help-now.data?country=${code}`]) {
            const { body } = await visitor.get(path);
            expect(onlySources.filter((source) => body.includes(`"${source}"`))).toEqual([]);
          }
      const { body } = await desk.get("/moderation/helplines");
      const missing = sources.filter((source) => !body.includes(`href="${source.replaceAll("&", "&amp;")}"`));
      expect([missing, mainText(body).includes("Checked on 22 November 2026")]).toEqual([[], true]);
    });

    test("has no list to check and no panels to look at for guests and members, HTML or data", async () => {
      const { guest, own, desk } = await open();
      for (const path of ["/moderation/helplines", "/moderation/care"]) {
        for (const visitor of [guest, own])
          for (const address of [path, `${path}.data`]) expect((await visitor.get(address)).status).toBe(404);
        expect((await desk.get("/moderation")).body).toContain(`href="${path}"`);
      }
    });
  });

  describe(`the care panel on ${database.name}`, () => {
    test("has the member’s own country, another when asked, and the words of the guideline", async () => {
      const { db, member, own } = await open();
      expect((await carePanelFor(db, member, "now")).country).toBeNull();
      await own.post("/settings/country", { country: "FI" });
      const panel = await carePanelFor(db, member, "thoughts");
      expect([panel.country?.name, panel.guideline.html]).toEqual([
        "Finland",
        expect.stringContaining("Care comes first."),
      ]);
      expect((await carePanelFor(db, member, "now", "IE")).country?.name).toBe("Ireland");
      const guest = await carePanelFor(db, GUEST, "now");
      expect([guest.country, guest.countries.length]).toEqual([null, helplines.countries.length]);
      expect((await carePanelFor(db, GUEST, "now", "IE")).country?.name).toBe("Ireland");
    });

    test("stands on a page with its numbers as links, or with a country to choose", async () => {
      const { desk } = await open();
      const page = await desk.get("/moderation/care?country=IE");
      expect(page.body.match(/href="tel:112"/g)).toHaveLength(2);
      expect(mainText(page.body)).toMatch(
        /carry this alone.*Emergency in Ireland.*be with you now.*Emergency in Ireland.*Samaritans/s,
      );
      expect(page.body).toContain('href="/help-now?country=IE"');
      const none = await desk.get("/moderation/care");
      expect(none.body.match(/<form[^>]*method="get"[^>]*action="\/moderation\/care"/g)).toHaveLength(2);
      expect(mainText(none.body)).toContain("Find A Helpline");
    });
  });
}
