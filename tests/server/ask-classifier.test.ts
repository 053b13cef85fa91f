import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { askClassifier } from "#app/web/ask-classifier.ts";

const draft = { title: null, text: "Something that somebody wrote." };
const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A real server on this machine that answers in its own way. */
async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const answering = (body: unknown, status = 200) =>
  serverThat((_request, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });

const finding = { severity: "flag", start: 0, end: 9, about: "sadness" };

describe("a classifier outside", () => {
  test("is not asked when there is none", async () => {
    expect(await askClassifier(null, draft)).toEqual({ kind: "not-configured" });
  });

  test("is sent the draft, and its findings come back", async () => {
    let sent = "";
    const url = await serverThat(async (request, response) => {
      sent = (await buffer(request)).toString();
      response.end(JSON.stringify({ findings: [finding, { ...finding, danger: "now", field: "title" }] }));
    });
    expect(await askClassifier(url, draft)).toEqual({
      kind: "findings",
      findings: [
        { ...finding, field: "body" },
        { ...finding, danger: "now", field: "title" },
      ],
    });
    expect(JSON.parse(sent)).toEqual(draft);
  });

  test.each<[string, unknown, number?]>([
    ["answers with an error", { findings: [] }, 500],
    ["answers with no JSON", "<html>busy</html>"],
    ["answers with another shape", { results: [] }],
    ["would refuse a post", { findings: [{ ...finding, severity: "refuse" }] }],
    ["names a place that is no number", { findings: [{ ...finding, start: "0" }] }],
    ["answers with far too much", { findings: [{ ...finding, about: "a".repeat(200_000) }] }],
    ["answers with thousands of findings", { findings: Array(1_000).fill(finding) }],
    ["answers with nothing", ""],
  ])("that %s is unavailable", async (_what, body, status) => {
    expect(await askClassifier(await answering(body, status), draft)).toEqual({ kind: "unavailable" });
  });

  test("that is slow is unavailable within a second, before it answers and in the middle of it", async () => {
    const silent = await serverThat(() => {});
    const halting = await serverThat((_request, response) => void response.write('{"findings": ['));
    const startedMs = performance.now();
    expect(await Promise.all([askClassifier(silent, draft), askClassifier(halting, draft)])).toEqual([
      { kind: "unavailable" },
      { kind: "unavailable" },
    ]);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  });

  test("that is not there, or sends elsewhere, is unavailable", async () => {
    const elsewhere = await answering({ findings: [] });
    const sending = await serverThat((_request, response) => {
      response.writeHead(307, { location: elsewhere });
      response.end();
    });
    expect(await askClassifier(sending, draft)).toEqual({ kind: "unavailable" });
    expect(await askClassifier("http://127.0.0.1:9/", draft)).toEqual({ kind: "unavailable" });
  });
});
