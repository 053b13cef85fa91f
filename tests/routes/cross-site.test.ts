import { describe, expect, test } from "vitest";
import { anAccessForum } from "#tests/support/access-forum.ts";
import { startApp } from "#tests/support/app.ts";
import { databases } from "#tests/support/databases.ts";
import { rawRequest } from "#tests/support/raw-request.ts";
import type { Visitor } from "#tests/support/visitor.ts";
import { dataPath } from "#tests/support/walk.ts";
import { wholeDatabase } from "#tests/support/whole-database.ts";
import { ACCESS, ROLES } from "./access-table.ts";

/** What another site can make a browser send, with the cookies of somebody who is signed in here. */

const FIELDS = "act=end-others&about=Changed&body=Changed&theme=dark&country=GB";
const PART = '--x\r\nContent-Disposition: form-data; name="about"\r\n\r\nChanged\r\n--x--\r\n';
const JSON_BODY = JSON.stringify({ about: "Changed", act: "end-others" });

/** Every content type that a form, fetch or sendBeacon can send, with a body that says the same in it. */
const BODIES: Record<string, readonly [string | null, string]> = {
  form: ["application/x-www-form-urlencoded", FIELDS],
  "form in capitals": ["Application/X-WWW-Form-URLEncoded; charset=UTF-8", FIELDS],
  multipart: ["multipart/form-data; boundary=x", PART],
  plain: ["text/plain", FIELDS],
  "plain that reads as JSON": ["text/plain;charset=UTF-8", JSON_BODY],
  json: ["application/json", JSON_BODY],
  "a blob": ["application/octet-stream", FIELDS],
  reports: ["application/csp-report", JSON_BODY],
  xml: ["text/xml", "<about>Changed</about>"],
  "no type": [null, FIELDS],
  "two types": ["text/plain, application/x-www-form-urlencoded", FIELDS],
};

/** OWN is our address. Ports and schemes make another origin, and the browser still calls it the same site. */
const SENDERS: Record<string, (own: string) => Record<string, string>> = {
  "another site": () => ({ "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" }),
  "another host of the domain": () => ({
    "Sec-Fetch-Site": "same-site",
    Origin: "https://evil.forum.example",
  }),
  "another port": (own) => ({ Origin: own.replace(/\d+$/, "1") }),
  "https instead of http": (own) => ({ Origin: own.replace("http:", "https:") }),
  "a sandboxed frame": () => ({ Origin: "null", "Sec-Fetch-Site": "cross-site" }),
  "a sandboxed frame in an older browser": () => ({ Origin: "null" }),
  "nothing said": () => ({}),
  "only a referrer": (own) => ({ Referer: `${own}/settings/profile` }),
  "our origin behind a comma": (own) => ({ Origin: `https://evil.example, ${own}` }),
  "our origin with a path": (own) => ({ Origin: `${own}/` }),
  "our origin as another's user": (own) => ({ Origin: `${own}@evil.example` }),
  "our host forwarded": () => ({ Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" }),
};

const OVERRIDES = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];

/** Reading notes these, and nothing else: the day a session was last used, how far somebody has read, how often they searched. */
const NOTED_BY_READING = ["session", "following", "rateLimit", "dayKey"];

describe.each(databases)("from another site on $name", (database) => {
  async function open() {
    const { db } = await database.open();
    const app = await startApp(db);
    const forum = await anAccessForum(db);
    const visitors = new Map<string, Visitor>();
    for (const role of ROLES)
      visitors.set(role, role === "guest" ? app.guest() : await app.signedIn(forum.people[role]));
    const content = async () => {
      const tables = await wholeDatabase(db, database.kind);
      return Object.fromEntries(Object.entries(tables).filter(([name]) => !NOTED_BY_READING.includes(name)));
    };
    return { app, db, forum, visitors, content };
  }

  test("no content type changes anything, whatever the request says of its origin", async () => {
    const { app, forum, visitors, content } = await open();
    const cookie = `session=${visitors.get("author")?.cookies.get("session")}`;
    const before = await content();
    const withdraw = `/posts/${forum.postId}/withdraw`;
    for (const [sender, says] of Object.entries(SENDERS)) {
      for (const [body, [type, text]] of Object.entries(BODIES)) {
        for (const path of [sender === "another site" ? withdraw : `${withdraw}.data`]) {
          const headers = { Cookie: cookie, ...(type && { "Content-Type": type }), ...says(app.address) };
          const answer = await rawRequest(app.address, { method: "POST", path, headers, body: [text] });
          const asked = `${path}: ${body} from ${sender}`;
          expect([asked, answer.status, answer.headers["set-cookie"]]).toEqual([asked, 403, undefined]);
        }
      }
    }
    expect(await content()).toEqual(before);
    expect((await visitors.get("author")?.get("/settings"))?.status).toBe(200);
  });

  test("from this forum's own pages only forms are read: every other content type is refused", async () => {
    const { app, visitors, content } = await open();
    const cookie = `session=${visitors.get("author")?.cookies.get("session")}`;
    const before = await content();
    for (const [body, [type, text]] of Object.entries(BODIES).filter(([name]) => !name.startsWith("form"))) {
      const headers = { Cookie: cookie, Origin: app.address, ...(type && { "Content-Type": type }) };
      const sent = { method: "POST", path: "/settings/profile", headers, body: [text] };
      expect([body, (await rawRequest(app.address, sent)).status]).toEqual([body, 400]);
    }
    expect(await content()).toEqual(before);
  });

  test("no other name for the method is listened to", async () => {
    const { app, forum, visitors, content } = await open();
    const author = visitors.get("author") as Visitor;
    const before = await content();
    const path = `/posts/${forum.postId}/withdraw`;
    for (const header of OVERRIDES) await author.send(path, { headers: { [header]: "POST" } });
    for (const name of ["_method", "method", "_action"]) await author.get(`${path}?${name}=POST`);
    const put = await author.post(path, { _method: "PUT" }, { Origin: "https://evil.example" });
    expect(put.status).toBe(403);
    const sneaky = { "X-HTTP-Method-Override": "GET", Origin: "https://evil.example" };
    expect((await author.post(path, {}, sneaky)).status).toBe(403);
    expect((await rawRequest(app.address, { method: "post", path })).status).toBeGreaterThanOrEqual(400);
    expect(await content()).toEqual(before);
  });

  test("no GET and no HEAD changes anything, whoever is made to ask", { timeout: 120_000 }, async () => {
    const { forum, visitors, content } = await open();
    const before = await content();
    for (const [pattern, { at }] of Object.entries(ACCESS)) {
      for (const role of ROLES) {
        if (pattern === "/leave") continue; // It ends the session, and only from a page of the forum.
        const path = at(forum);
        const visitor = visitors.get(role) as Visitor;
        await visitor.get(path);
        await visitor.get(dataPath(path));
        if (role === "author") await visitor.send(path, { method: "HEAD" });
      }
    }
    expect(await content()).toEqual(before);
  });
});
