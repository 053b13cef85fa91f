import { expect, test, onTestFinished, vi } from "vitest";
import { databases } from "#tests/support/databases.ts";
import { newPage } from "#tests/support/browser.ts";
test.each(databases)("$name", async ({open}) => { const a=await open({file:true}); await a.reopen().db.selectFrom("post").selectAll().execute(); await (await open({unmigrated:true})).db.introspection.getTables(); });
test("page", async () => { const page=await newPage({baseURL:"http://x.test"}); await page.setContent("<h1 style='font-family:sans-serif'>Hello"); expect(await page.textContent("h1")).toBe("Hello"); await page.screenshot({path:"/tmp/x/shot.png"}).catch(()=>page.screenshot()); });
test("complaint", () => { console.error("oops"); });
