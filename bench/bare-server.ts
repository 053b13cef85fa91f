import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Captured } from "./capture.ts";

/**
 * The least that Node can do for an answer: a bare node:http server, in a process of its own, that sends the very
 * bytes the forum has sent, already compressed, with the same headers. What is measured against it is the forum's work.
 * `/events` is a stream that stays open and silent.
 */
export type BareServer = {
  address: string;
  pid: number;
  send: (answer: Captured) => Promise<void>;
  stop: () => Promise<void>;
};

const fileName = fileURLToPath(import.meta.url);

export async function startBareServer(): Promise<BareServer> {
  const child = fork(fileName, ["serve"], { execArgv: [], serialization: "advanced" });
  const [port] = await once(child, "message");
  return {
    address: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async send(answer) {
      child.send(answer);
      await once(child, "message");
    },
    stop: () => ended(child),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  child.disconnect();
  await once(child, "exit");
}

function serve(): void {
  let current: Captured = { status: 200, headers: [], body: new Uint8Array() };
  process.on("message", (answer: Captured) => {
    current = answer;
    process.send?.("ready");
  });
  const server = createServer((request, response) => {
    if (request.url === "/events") {
      response.writeHead(200, { "Content-Type": "text/event-stream" }).write("retry: 10000\n\n");
      return; // Stays open.
    }
    response.writeHead(current.status, current.headers);
    response.end(current.body);
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
  process.once("disconnect", () => process.exit(0));
}

if (process.argv[1] === fileName && process.argv[2] === "serve") serve();
