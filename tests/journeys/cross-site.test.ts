import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { startApp } from "#tests/support/app.ts";
import { newContext } from "#tests/support/browser.ts";
import { closeAfter } from "#tests/support/close-after.ts";
import { aMember, aThread } from "#tests/support/people.ts";
import { openSqliteDatabase } from "#tests/support/sqlite-databases.ts";
import { wholeDatabase } from "#tests/support/whole-database.ts";
import { signIn } from "./tab.ts";

/** A page at another port of this host: the browser sends our cookies along, since it calls that the same site. */
async function anotherOrigin(): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end("<!doctype html><title>Win a prize</title><body>");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  closeAfter(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const TYPES = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

test("a page of another origin changes nothing: forms of every type, fetch, beacon, frame, and no answer can be read", async () => {
  const { db } = await openSqliteDatabase();
  const app = await startApp(db);
  const author = await aMember(db, "inkandrain");
  const { id } = await aThread(db, author);
  const context = await newContext({ baseURL: app.address });
  await signIn(context, app, author);
  const page = await context.newPage();
  const evil = await anotherOrigin();
  const unused = ["session", "following", "rateLimit"];
  const content = async () =>
    Object.entries(await wholeDatabase(db, "sqlite")).filter(([name]) => !unused.includes(name));
  const before = await content();
  const cookies: boolean[] = [];
  page.on("response", async (response) => {
    if (response.request().method() === "POST")
      cookies.push((await response.request().headerValue("cookie"))?.includes("session=") ?? false);
  });
  /** Each POST that arrived, as the log has it: the browser keeps most of these answers from the page. */
  const statuses = (): number[] =>
    app.logged
      .map((line) => JSON.parse(line))
      .flatMap(({ method, status }) => (method === "POST" ? [status] : []));

  const targets = [`/posts/${id}/withdraw`, "/settings/profile", "/sign-out"].map(
    (path) => app.address + path,
  );
  for (const action of targets) {
    for (const type of TYPES) {
      await page.goto(evil);
      await page.evaluate(
        ([to, enctype]) => {
          const form = document.createElement("form");
          Object.assign(form, { method: "post", action: to, enctype });
          form.innerHTML = '<input name="about" value="Changed"><input name="act" value="end-others">';
          document.body.append(form);
          form.submit();
        },
        [action, type] as const,
      );
      await page.waitForURL((url) => url.href.startsWith(app.address));
    }
    await page.goto(evil);
    const read = await page.evaluate(async (to) => {
      const bodies: BodyInit[] = [
        new URLSearchParams({ about: "Changed" }),
        new FormData(),
        "about=Changed",
        new Blob(["about=Changed"], { type: "application/x-www-form-urlencoded" }),
        new Blob(['{"about":"Changed"}']),
      ];
      for (const body of bodies) {
        const sent = { method: "POST", body, credentials: "include" } as const;
        await fetch(to, { ...sent, mode: "no-cors" }).catch(() => {});
        navigator.sendBeacon(to, body);
      }
      const asked = { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } } as const;
      const json = await fetch(to, { ...asked, credentials: "include" }).then(
        () => "read",
        () => "not read",
      );
      const page = await fetch(to, { credentials: "include" }).then(
        () => "read",
        () => "not read",
      );
      return [json, page];
    }, action);
    expect([action, read]).toEqual([action, ["not read", "not read"]]);
  }
  await expect.poll(() => statuses().length, { timeout: 20_000 }).toBeGreaterThan(targets.length * 10);
  expect(new Set(statuses())).toEqual(new Set([403]));
  expect(cookies.filter(Boolean)).toHaveLength(targets.length * TYPES.length);
  expect(await content()).toEqual(before);
  expect((await page.goto(`${app.address}/settings`))?.status()).toBe(200);

  await page.goto(evil);
  await page.evaluate((to) => {
    const frame = document.createElement("iframe");
    frame.src = to;
    document.body.append(frame);
    return new Promise((resolve) => frame.addEventListener("load", resolve));
  }, `${app.address}/settings`);
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  expect(await framed?.locator("h1").count()).toBe(0);
});
