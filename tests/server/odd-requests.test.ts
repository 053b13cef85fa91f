import { once } from "node:events";
import { connect } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "#tests/support/app.ts";
import { aMember } from "#tests/support/people.ts";
import { rawRequest } from "#tests/support/raw-request.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import type { Visitor } from "#tests/support/visitor.ts";

const FORM = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n";
const HIDDEN = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

/** Requests whose end two servers could see in different places: none of them may be taken for two. */
const SMUGGLING: Record<string, string> = {
  "a length and chunks": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  "two lengths": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Content-Length: 5\r\nContent-Length: 50\r\n\r\na=b&c${HIDDEN}`,
  "two lengths in one line": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Content-Length: 5, 50\r\n\r\na=b&c${HIDDEN}`,
  "a length below nothing": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Content-Length: -1\r\n\r\n${HIDDEN}`,
  "a length with a sign": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Content-Length: +5\r\n\r\na=b&c${HIDDEN}`,
  "a length in hex": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Content-Length: 0x5\r\n\r\na=b&c${HIDDEN}`,
  "chunks under another name": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Transfer-Encoding: xchunked\r\n\r\n${HIDDEN}`,
  "chunks that are not last": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${HIDDEN}`,
  "a blank before the colon": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  "a folded line": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${HIDDEN}`,
  "a chunk of no size": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Transfer-Encoding: chunked\r\n\r\nzz\r\na=b\r\n0\r\n\r\n`,
  "a chunk with a sign": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Transfer-Encoding: chunked\r\n\r\n-1\r\na\r\n0\r\n\r\n`,
  "a chunk that is longer than it says": `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n`,
  "lines that end with LF alone": `POST /theme HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\nContent-Length: 5\n\n0\n\n`,
  "a NUL in a header": `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n\r\n`,
  "no host": "GET / HTTP/1.1\r\n\r\n",
  "two hosts": "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
  "a method of its own": "PWN / HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "no HTTP at all": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  "a newer HTTP": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
};

const PATHS = [
  ..."/../etc/passwd /..%2f..%2fetc/passwd /%2e%2e/%2e%2e/etc/passwd /..%5c..%5cetc%5cpasswd /..;/etc/passwd".split(
    " ",
  ),
  ..."/assets/../server/index.js /assets/%2e%2e/%2e%2e/server/index.js /assets/..%2f..%2fserver.ts".split(
    " ",
  ),
  ..."/assets/....//....//package.json /%c0%ae%c0%ae/etc/passwd /%252e%252e/package.json /assets/%00.js".split(
    " ",
  ),
  ..."/.env /.git/config /.git/HEAD /.npmrc /package.json /server.ts /build/server/index.js /data/afterword.db".split(
    " ",
  ),
  ..."// //article ///etc/passwd /\\etc\\passwd /./article/ /article/. /article;x=y /article%3Bx /article%20".split(
    " ",
  ),
  ..."/article.data/ /.data /_root.data/x /article.data.data /..data /assets/.data /moderation%2f /moderation/ //moderation".split(
    " ",
  ),
  ..."/MODERATION /moderation;.css /moderation.css /moderation%2ejson /x/../moderation /moderation/..;/ /%6doderation".split(
    " ",
  ),
  ..."/assets /assets/ /assets/../ /favicon.svg/../../package.json /theme/../moderation /@fs/etc/passwd /@vite/client".split(
    " ",
  ),
  ..."/node_modules/express/package.json /app/root.tsx /__manifest /_payload.json /debug /metrics /server-status".split(
    " ",
  ),
  `/${"a".repeat(8_000)}`,
  `/people/${"%F0%9F%8C%A7".repeat(500)}`,
  `/${"../".repeat(1_000)}etc/passwd`,
  `/${"a/".repeat(3_000)}`,
  `/article?${"a=b&".repeat(1_500)}`,
];

/** What stands in files that nobody may have. */
const FILE_WORDS = /root:x:0|"dependencies"|\[core\]|legacy-peer|createServer|SQLite format|ref: refs/;

const POLLUTING = [
  "__proto__=polluted&__proto__[polluted]=yes&__proto__.polluted=yes",
  "constructor[prototype][polluted]=yes&constructor.prototype.polluted=yes",
  "a[__proto__][polluted]=yes&a[constructor][prototype][polluted]=yes&[]=x&[__proto__]=x",
  "%5F_proto__%5Bpolluted%5D=yes&__pro__proto__to__[polluted]=yes",
  "handle=a&handle=b&handle[]=c&handle[0]=d&handle.x=e&password=x&password[]=y",
  'handle={"__proto__":{"polluted":"yes"}}&password[$ne]=x',
  "toString=x&valueOf=x&hasOwnProperty=x&length=99999999&then=x&toJSON=x",
  `${"a=1&".repeat(99)}handle=x`,
];

describe("a request that means harm", () => {
  let app: TestApp;
  let visitor: Visitor;

  beforeAll(async () => {
    app = await startApp((await openSqliteDatabase()).db);
    visitor = await app.signedIn(await aMember(app.db, "inkandrain"));
  });

  /** What the server said until it closed the connection, or for a while. */
  async function saidTo(request: string): Promise<string> {
    const { hostname, port } = new URL(app.address);
    const socket = connect(Number(port), hostname);
    let said = "";
    socket.setEncoding("latin1").on("data", (text: string) => {
      said += text;
    });
    socket.on("error", () => {});
    await once(socket, "connect");
    socket.write(request, "latin1");
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 3_000))]);
    socket.destroy();
    return said;
  }

  test.each(Object.entries(SMUGGLING))(
    "with %s is refused, and the connection ends",
    async (what, request) => {
      const said = await saidTo(request);
      expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(said.match(/HTTP\/1\.1 \d\d\d/g)).toHaveLength(1);
      expect(said).not.toContain("\r\n\r\nok\n");
      expect(said).toMatch(/connection: close/i);
      if (what === "no host") return; // Node says that itself, in a status and nothing more.
      expect(said).toMatch(/x-content-type-options: nosniff/i);
      expect(said).toMatch(/content-security-policy: default-src 'none'/i);
      expect((await visitor.get("/healthz")).body).toBe("ok\n");
    },
  );

  test.each([
    ["gzip", gzipSync(Buffer.alloc(20_000_000, "a"))],
    ["br", brotliCompressSync(Buffer.alloc(2_000_000, "a"))],
    ["deflate", deflateSync(Buffer.alloc(2_000_000, "a"))],
    ["zstd", Buffer.from("28b52ffd", "hex")],
    ["gzip, gzip", gzipSync(gzipSync(Buffer.alloc(2_000_000, "a")))],
    ["x-unknown", Buffer.from("a=b")],
  ])("with a body in %s is refused without being unpacked", async (encoding, body) => {
    const headers = {
      ...{ "Content-Type": "application/x-www-form-urlencoded", "Content-Encoding": encoding },
      ...{ Origin: app.address, "Content-Length": body.length },
    };
    const before = process.memoryUsage().rss;
    const answer = await rawRequest(app.address, { method: "POST", path: "/article", headers, body: [body] });
    expect(answer.status).toBe(415);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  test("with a body that says it is as it is, is read", async () => {
    const answer = await visitor.post("/theme", { theme: "dark" }, { "Content-Encoding": "identity" });
    expect(answer.status).toBe(302);
  });

  test.each(PATHS)("for %s gets no file, and breaks nothing", async (path) => {
    const cookie = `session=${visitor.cookies.get("session")}`;
    const answer = await rawRequest(app.address, { path, headers: { Cookie: cookie } });
    expect([200, 204, 301, 302, 400, 403, 404, 431]).toContain(answer.status);
    expect(answer.body).not.toMatch(FILE_WORDS);
    expect(answer.body).not.toContain("What waits"); // Nobody comes upon the desk by another spelling.
    const location = new URL(String(answer.headers.location ?? "/"), app.address);
    expect(location.origin).toBe(app.address);
  });

  test.each(["/__manifest", "/./__manifest", "/x/../__manifest", "/%2e/__manifest"])(
    "for the list of routes at %s is not answered",
    async (path) => {
      const { version } = (await import("../../build/server/index.js" as string)).assets;
      const answer = await rawRequest(app.address, { path: `${path}?version=${version}&p=/article` });
      expect(answer.status).toBe(404);
      expect(answer.headers["content-type"]).toContain("text/html");
    },
  );

  test.each([`/${"/".repeat(14_000)}a`, `/${"a/".repeat(7_000)}a`, `/${"a".repeat(14_000)}`])(
    "for a path that no page can have is refused before routes are looked for",
    async (path) => {
      expect((await rawRequest(app.address, { path })).status).toBe(400);
    },
  );

  test.each(POLLUTING)("with the fields %s changes no object but its own form", async (body) => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded", Origin: app.address };
    for (const path of ["/article", "/sign-in", "/join", "/threads/new", "/settings/profile", "/theme"]) {
      const { status } = await visitor.send(path, { method: "POST", headers, body });
      expect([path, status]).toEqual([path, expect.toBeOneOf([302, 400, 422])]);
      await visitor.get(`${path}?${body}`);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("with ten thousand fields is refused", async () => {
    const fields = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}`, "x"]));
    expect((await visitor.post("/settings/profile", fields)).status).toBe(400);
  });

  test("leaves no fault in the log", () => {
    expect(app.logged.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
  });
});
