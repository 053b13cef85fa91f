import { once } from "node:events";
import type { RequestListener, Server } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { listen, openPort, stop } from "#app/web/serve.ts";
import { beginExport } from "#db/queries/exports.ts";
import type { Db } from "#db/schema.ts";
import { startApp, type TestAppOptions } from "#tests/support/app.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { aMember, aReply, aThread } from "#tests/support/people.ts";
import { Listening } from "./listening.ts";

const [sqlite] = databases;

async function aForum(options: TestAppOptions = {}) {
  if (!sqlite) throw new Error("There is no database to test with.");
  const { db } = await sqlite.open();
  return startApp(db, options);
}

async function openSocket(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {}); // Being cut is what some of them wait for.
  closeAfter(() => socket.destroy());
  await once(socket, "connect");
  return socket;
}

/** A server as the forum's, with answers of the test's own. */
async function aServer(answer: RequestListener): Promise<{ server: Server; address: string }> {
  const server = await listen(answer, { host: "127.0.0.1", port: 0 });
  closeAfter(() => stop(server));
  return { server, address: `http://127.0.0.1:${openPort(server)}` };
}

const asking = (path: string, headers = "") => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;

const openConnections = (server: Server) =>
  new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));

/** What the server said until it closed the connection. */
async function untilClosed(socket: Socket): Promise<string> {
  let said = "";
  socket.on("data", (bytes: Buffer) => {
    said += bytes;
  });
  await new Promise((resolve) => socket.once("close", resolve));
  return said;
}

describe("a client that never finishes its sentence", () => {
  test.each([
    ["headers", "GET / HTTP/1.1\r\nHost: local"],
    [
      "body",
      "POST /join HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 100\r\n" +
        "Content-Type: application/x-www-form-urlencoded\r\n\r\nhandle=wr",
    ],
  ])("in its %s is cut, and the others never notice", { timeout: 20_000 }, async (_part, beginning) => {
    const forum = await aForum();
    // What an operator gets, and then the same in small: the check runs each second.
    expect(forum.server).toMatchObject({
      headersTimeout: 15_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 10_000,
      timeout: 60_000,
    });
    forum.server.headersTimeout = 200;
    forum.server.requestTimeout = 400;
    const socket = await openSocket(forum.address);
    const closed = untilClosed(socket);
    socket.write(beginning);
    expect((await forum.guest().get("/")).status).toBe(200);
    expect(await closed).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
    expect((await forum.guest().get("/")).status).toBe(200);
    expect(forum.logged.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
  });
});

describe("a connection that costs and brings nothing", () => {
  test.each([
    ["headers", "GET / HTTP/1.1\r\nHost: local", "X-A: b\r\n"],
    [
      "body",
      "POST /join HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 100000\r\n" +
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n",
      "a",
    ],
  ])(
    "by bringing its %s drop by drop is cut all the same",
    { timeout: 20_000 },
    async (_part, beginning, drop) => {
      const forum = await aForum();
      forum.server.headersTimeout = 400;
      forum.server.requestTimeout = 800;
      const socket = await openSocket(forum.address);
      const closed = untilClosed(socket);
      socket.write(beginning);
      const dripping = setInterval(() => socket.write(drop), 50);
      closeAfter(() => clearInterval(dripping));
      expect(await closed).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
    },
  );

  test("by staying after its answer is cut after a while", { timeout: 20_000 }, async () => {
    const forum = await aForum();
    forum.server.keepAliveTimeout = 200;
    const socket = await openSocket(forum.address);
    const closed = untilClosed(socket);
    socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect(await closed).toMatch(/^HTTP\/1\.1 200 /);
  });

  test.each([
    ["one header of 100 kB", `X-A: ${"a".repeat(100_000)}\r\n`],
    ["ten thousand headers", "X-A: b\r\n".repeat(10_000)],
    ["cookies of 100 kB", `Cookie: ${"a=b; ".repeat(20_000)}\r\n`],
  ])("by %s is cut", async (_what, headers) => {
    const forum = await aForum();
    const socket = await openSocket(forum.address);
    const closed = untilClosed(socket);
    socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
    expect(await closed).toMatch(/^(?:HTTP\/1\.1 431 |$)/);
  });
});

describe("a connection that asks without waiting for answers", () => {
  test.each([
    ["in one piece", [asking("/").repeat(1_500)]],
    ["in pieces", [asking("/").repeat(2), asking("/"), asking("/").repeat(1_497)]],
  ])("is cut at its third request that waits, %s, and no more are begun", async (_how, pieces) => {
    let begun = 0;
    const { server, address } = await aServer(() => void begun++);
    const socket = await openSocket(address);
    const closed = untilClosed(socket);
    for (const piece of pieces) {
      socket.write(piece);
      await wait(100);
    }
    expect(await closed).toBe("");
    expect(begun).toBe(2);
    await expect.poll(() => openConnections(server)).toBe(0);
  });

  test("is cut by the forum too, which goes on answering", async () => {
    const forum = await aForum();
    const socket = await openSocket(forum.address);
    const closed = untilClosed(socket);
    socket.write(asking("/article").repeat(1_500));
    await closed;
    expect((await forum.guest().get("/article")).status).toBe(200);
    expect(forum.logged.filter((line) => line.includes('"answered"')).length).toBeLessThanOrEqual(3);
    expect(forum.logged.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
  });

  test("is answered when it asks one after another, or a moment too early", async () => {
    const forum = await aForum();
    const socket = await openSocket(forum.address);
    let said = "";
    socket.on("data", (bytes: Buffer) => {
      said += bytes;
    });
    const answered = () => said.split("HTTP/1.1 200 OK").length - 1;
    for (let turn = 1; turn <= 20; turn++) {
      socket.write(asking("/healthz").repeat(2));
      await expect.poll(answered, { interval: 1 }).toBe(2 * turn);
    }
  });
});

describe("a client that does not read its answer", () => {
  const LIMIT_MS = 200;
  const MUCH = Buffer.alloc(32_000_000, "a");

  /** A client that has asked and leaves everything it is told in its socket. */
  async function notReading(address: string, request: string): Promise<Socket> {
    const socket = await openSocket(address);
    socket.pause();
    socket.write(request);
    return socket;
  }

  async function aReadyExport(db: Db, accountId: string): Promise<void> {
    await beginExport(db, { accountId, nowMs: Date.now() });
    const expiresAtMs = Date.now() + 3_600_000;
    await db.updateTable("exportJob").set({ state: "ready", readyAtMs: 1, expiresAtMs }).execute();
    for (let position = 0; position < 32; position++)
      await db
        .insertInto("exportPart")
        .values({ accountId, position, section: "zip", bytes: MUCH.subarray(0, 1_000_000) })
        .execute();
  }

  test("is cut in the middle of a large copy of everything, which may wait ten times as long as a page", async () => {
    const forum = await aForum();
    const member = await aMember(forum.db, "inkandrain");
    await aReadyExport(forum.db, member.id);
    const visitor = await forum.signedIn(member);
    forum.server.timeout = LIMIT_MS;
    const cookie = `Cookie: session=${visitor.cookies.get("session")}\r\n`;
    const socket = await notReading(forum.address, asking("/settings/export/file", cookie));
    await wait(6 * LIMIT_MS);
    expect(await openConnections(forum.server)).toBe(1);
    await expect.poll(() => openConnections(forum.server), { timeout: 10_000 }).toBe(0);
    const read = untilClosed(socket);
    socket.resume();
    expect((await read).length).toBeLessThan(MUCH.length);
  });

  test("is cut also when the answer was long in coming", async () => {
    const { server, address } = await aServer(async (_request, response) => {
      await wait(3 * LIMIT_MS);
      response.end(MUCH);
    });
    server.timeout = LIMIT_MS;
    await notReading(address, asking("/"));
    await wait(2 * LIMIT_MS);
    expect(await openConnections(server)).toBe(1);
    await expect.poll(() => openConnections(server), { timeout: 10_000 }).toBe(0);
  });

  test("is not taken for one who waits for a slow answer", async () => {
    const { server, address } = await aServer(async (_request, response) => {
      await wait(4 * LIMIT_MS);
      response.write("half of it, ");
      await wait(4 * LIMIT_MS);
      response.end("the other half");
    });
    server.timeout = LIMIT_MS;
    expect(await (await fetch(address)).text()).toBe("half of it, the other half");
  });

  test("is not taken for one who reads slowly", async () => {
    const { server, address } = await aServer((_request, response) => void response.end(MUCH));
    const limitMs = 10 * LIMIT_MS; // The kernel lets a server write on only when megabytes have been read.
    server.timeout = limitMs;
    const socket = await openSocket(address);
    socket.write(asking("/", "Connection: close\r\n"));
    let read = 0;
    const startedMs = performance.now();
    for await (const bytes of socket) {
      read += bytes.length;
      await wait(8);
    }
    expect(read).toBeGreaterThan(MUCH.length);
    expect(performance.now() - startedMs).toBeGreaterThan(1.5 * limitMs);
  });

  test("is not taken for one who listens where little is said", async () => {
    const forum = await aForum({ live: { everyMs: 20, heartbeatMs: 60_000 } });
    const author = await aMember(forum.db, "inkandrain");
    const { threadId } = await aThread(forum.db, author);
    const visitor = await forum.signedIn(await aMember(forum.db, "quiet-heron"));
    forum.server.timeout = LIMIT_MS;
    const heard = new Listening(visitor, `/following/${threadId}/events?after=0`);
    await heard.opened;
    await wait(4 * LIMIT_MS);
    await aReply(forum.db, author, threadId);
    await expect.poll(() => heard.counts).toEqual([1]);
  });
});
