import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { closeAfter } from "#tests/support/close-after.ts";
import type { Visitor } from "#tests/support/visitor.ts";

/** One event of a stream, as a browser would have it. */
export type Told = { event: string; id: string | null; data: string };

/** Somebody's page that listens for new replies. `ended` resolves when the stream does. */
export class Listening {
  status = 0;
  headers: IncomingMessage["headers"] = {};
  said = "";
  readonly opened: Promise<void>;
  readonly ended: Promise<void>;
  readonly #request: ClientRequest;

  constructor(visitor: Visitor, path: string, headers: Record<string, string> = {}) {
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = request(new URL(path, visitor.address), {
      agent: false,
      headers: { Cookie: cookie, ...headers },
    });
    this.#request = sent;
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    this.ended = ended;
    this.opened = new Promise((resolve, reject) => {
      sent.once("error", reject);
      sent.once("response", (response) => {
        this.status = response.statusCode ?? 0;
        this.headers = response.headers;
        response.setEncoding("utf8").on("data", (text: string) => {
          this.said += text;
        });
        response.once("close", end);
        resolve();
      });
    });
    sent.on("close", end).on("error", () => end());
    sent.end();
    closeAfter(() => this.leave());
  }

  leave(): void {
    this.#request.destroy();
  }

  /** What it was told so far, without heartbeats. */
  get told(): Told[] {
    return this.said.split("\n\n").flatMap((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? null;
      const event = field("event");
      return event === null ? [] : [{ event, id: field("id"), data: field("data") ?? "" }];
    });
  }

  get counts(): number[] {
    return this.told.filter(({ event }) => event === "replies").map(({ data }) => JSON.parse(data).count);
  }
}
