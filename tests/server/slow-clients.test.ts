import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";

const [sqlite] = databases;

async function aForum() {
  if (!sqlite) throw new Error("There is no database to test with.");
  const { db } = await sqlite.open();
  return startApp(db);
}

async function openSocket(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {}); // Being cut is what some of them wait for.
  closeAfter(() => socket.destroy());
  await once(socket, "connect");
  return socket;
}

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
