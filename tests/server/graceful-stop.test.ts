import { once } from "node:events";
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { LEAST_FILLING_MS } from "#app/domain/robot-signs.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { databases } from "#tests/support/databases.ts";
import { fieldValue } from "#tests/support/page.ts";
import { type ServerProcess, startServer } from "#tests/support/server-process.ts";

/** Far below the grace time of ten seconds, far above what a stop takes on a busy machine. */
const SOON_MS = 5_000;
const JOINING = 12;

type Answer = { status: number | undefined; location: string | undefined };

/** What the form says of when it was shown, once it has been there for as long as a person needs. */
async function shownLongEnough(address: string): Promise<string> {
  const page = await (await fetch(`${address}/join`)).text();
  await wait(LEAST_FILLING_MS);
  return fieldValue(page, "shown") ?? "";
}

/**
 * Somebody's form for joining whose body is still on its way. `Expect: 100-continue` makes the server say that it has
 * the head, so the request is in flight for certain.
 */
async function joiningSlowly(
  address: string,
  agent: Agent,
  { handle, shown }: Record<"handle" | "shown", string>,
) {
  const body = new URLSearchParams({
    handle,
    password: "a few words in a row",
    setupToken: "",
    next: "",
    shown,
  }).toString();
  const sending: ClientRequest = request(`${address}/join`, {
    method: "POST",
    agent,
    headers: {
      Origin: address,
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": Buffer.byteLength(body),
      Expect: "100-continue",
    },
  });
  sending.flushHeaders();
  const answered = once(sending, "response").then(async ([response]: IncomingMessage[]): Promise<Answer> => {
    if (response) await text(response);
    return { status: response?.statusCode, location: response?.headers.location };
  });
  await once(sending, "continue");
  return { finish: () => void sending.end(body), answered };
}

async function openSocket(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {}); // The server may cut it.
  closeAfter(() => socket.destroy());
  await once(socket, "connect");
  return socket;
}

/** A connection whose request has been answered and which is kept for the next one. */
async function idleAfterUse(address: string): Promise<Socket> {
  const socket = await openSocket(address);
  socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await once(socket, "data");
  return socket;
}

async function refusesConnections(address: string): Promise<boolean> {
  return fetch(`${address}/readyz`, { headers: { Connection: "close" } }).then(
    (response) => response.status === 503,
    () => true,
  );
}

async function aServer(database: (typeof databases)[number]): Promise<ServerProcess> {
  const { url } = await database.open({ file: true });
  return startServer(String(url));
}

for (const database of databases) {
  describe(`stopping a server on ${database.name}`, () => {
    test("lets requests in flight finish, and takes no new ones", async () => {
      const server = await aServer(database);
      const agent = new Agent({ keepAlive: true });
      const shown = await shownLongEnough(server.address);
      closeAfter(() => agent.destroy());
      const joining = await Promise.all(
        Array.from({ length: JOINING }, (_, number) =>
          joiningSlowly(server.address, agent, { handle: `late-guest-${number}x`, shown }),
        ),
      );
      server.signal("SIGTERM");
      await expect.poll(() => refusesConnections(server.address)).toBe(true);
      server.signal("SIGTERM"); // Impatient, and harmless.
      server.signal("SIGINT");
      for (const { finish } of joining) finish();
      const answers = await Promise.all(joining.map(({ answered }) => answered));
      expect(answers).toEqual(answers.map(() => ({ status: 302, location: "/welcome?next=%2F" })));
      const startedMs = performance.now();
      expect(await server.ended).toMatchObject({ code: 0, signal: null, stderr: "" });
      expect(performance.now() - startedMs).toBeLessThan(SOON_MS);
    });

    test("does not wait for connections on which nobody asks anything", async () => {
      const server = await aServer(database);
      await Promise.all([...Array(5)].map(() => idleAfterUse(server.address)));
      await Promise.all([...Array(5)].map(() => openSocket(server.address)));
      const half = await openSocket(server.address);
      half.write("GET / HTTP/1.1\r\nHost: local");
      const startedMs = performance.now();
      expect(await server.stop()).toMatchObject({ code: 0, signal: null, stderr: "" });
      expect(performance.now() - startedMs).toBeLessThan(SOON_MS);
    });
  });
}
