import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Keeper, keep, LEFT_FIELD_MS, PAUSE_MS, type Saying, type Sent } from "#app/browser/keeper.ts";

const SECOND_MS = 1_000;
const WRITER = "name-of-this-open-page";

/** A page with one form, a server that can be told what to answer, and a clock that only moves when told. */
function aPage({ draft = "" } = {}) {
  const page = {
    text: "",
    sent: [] as { draft: string; text: string; aborted: boolean }[],
    said: [] as Saying["is"][],
    answer: (version: number): Sent | Error | null => ({
      status: 200,
      retryAfterS: null,
      answer: {
        outcome: "saved",
        draft: `an-id.${version}..`,
        path: "/article",
        others: false,
        signedOut: false,
        care: false,
      },
    }),
  };
  let versions = 0;
  const keeper: Keeper = keep({
    draft,
    writer: WRITER,
    read: () => new URLSearchParams({ body: page.text, draft: keeper.ref() }),
    send(body, signal) {
      const sending = { draft: body.get("draft") ?? "", text: body.get("body") ?? "", aborted: false };
      page.sent.push(sending);
      signal.addEventListener("abort", () => {
        sending.aborted = true;
      });
      versions += 1;
      const answer = page.answer(versions);
      if (answer === null) return new Promise(() => {});
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    say: ({ is }) => void page.said.push(is),
  });
  const type = (text: string) => {
    page.text = text;
    keeper.typed();
  };
  const texts = () => page.sent.map(({ text }) => text);
  return { page, keeper, type, texts };
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const AWAY = new Error("The server does not answer.");
const refused = (status: number, retryAfterS: number | null = null): Sent => ({
  status,
  retryAfterS,
  answer: null,
});

describe("a form that is kept while somebody writes", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test("is saved soon after the field is left, and sooner than after a pause", async () => {
    const { keeper, type, texts } = aPage();
    type("One.");
    keeper.leftField();
    await wait(LEFT_FIELD_MS - 1);
    expect(texts()).toEqual([]);
    await wait(1);
    expect(texts()).toEqual(["One."]);
    keeper.leftField();
    await wait(10 * SECOND_MS);
    expect(texts()).toEqual(["One."]);
  });

  test("is not saved beside being sent: the field was left for the button", async () => {
    const { keeper, type, texts } = aPage();
    type("One.");
    keeper.leftField();
    await wait(50);
    keeper.submitted();
    await wait(SECOND_MS);
    expect(texts()).toEqual([]);
  });

  test("is saved once after a pause, and not while the typing goes on", async () => {
    const { page, type, texts } = aPage();
    for (const text of ["I", "I m", "I mi"]) {
      type(text);
      await wait(PAUSE_MS - 1);
    }
    expect(texts()).toEqual([]);
    await wait(1);
    expect(texts()).toEqual(["I mi"]);
    await wait(60 * SECOND_MS);
    expect(texts()).toEqual(["I mi"]);
    expect(page.said.at(-1)).toBe("saved");
  });

  test("is saved after a while even without a pause", async () => {
    const { type, texts } = aPage();
    for (let n = 0; n < 30; n++) {
      type(`${n}`);
      await wait(500);
    }
    expect(texts().length).toBeGreaterThanOrEqual(1);
  });

  test("is saved at once when the field is left or the page hidden, and not without a change", async () => {
    const { keeper, type, texts } = aPage();
    keeper.saveNow();
    type("I miss");
    keeper.saveNow();
    keeper.saveNow();
    await wait(0);
    expect(texts()).toEqual(["I miss"]);
  });

  test("names the draft it goes on with, itself, and counts", async () => {
    const { page, type } = aPage({ draft: "0123456789abcdefghjk.7" });
    type("One");
    await wait(PAUSE_MS);
    type("Two");
    await wait(PAUSE_MS);
    expect(page.sent.map(({ draft }) => draft)).toEqual([
      `0123456789abcdefghjk.7.${WRITER}.1`,
      `an-id.1.${WRITER}.2`,
    ]);
    expect(aPage().keeper.ref()).toBe(`..${WRITER}.1`);
  });

  test("is sent one save at a time, and the page that goes does not wait", async () => {
    const { page, keeper, type, texts } = aPage();
    page.answer = () => null;
    type("One");
    await wait(PAUSE_MS);
    type("One and two");
    await wait(3 * PAUSE_MS);
    expect(texts()).toEqual(["One"]);
    keeper.saveNow();
    expect(texts()).toEqual(["One", "One and two"]);
    expect(page.sent.some(({ aborted }) => aborted)).toBe(false);
  });

  test("is tried again, calmly, until the server is there, with what was written since", async () => {
    const { page, type, texts } = aPage();
    page.answer = () => AWAY;
    type("One");
    await wait(PAUSE_MS);
    await wait(2 * SECOND_MS);
    await wait(4 * SECOND_MS);
    expect(texts()).toEqual(["One", "One", "One"]);
    expect(new Set(page.sent.map(({ draft }) => draft)).size).toBe(1);
    expect(page.said).toEqual(["typing", "trying-again", "trying-again", "trying-again"]);
    page.answer = (version) => aPage().page.answer(version);
    type("One and two");
    await wait(PAUSE_MS);
    expect(texts().at(-1)).toBe("One and two");
    expect(page.said.at(-1)).toBe("saved");
    await wait(5 * 60 * SECOND_MS);
    expect(texts()).toHaveLength(4);
  });

  test("waits as long as the server asks", async () => {
    const { page, type, texts } = aPage();
    page.answer = () => refused(429, 60);
    type("One");
    await wait(PAUSE_MS + 59 * SECOND_MS);
    expect(texts()).toEqual(["One"]);
    await wait(SECOND_MS);
    expect(texts()).toEqual(["One", "One"]);
  });

  test.each([400, 403, 413])("is not tried again after %i, and says so", async (status) => {
    const { page, type, texts } = aPage();
    page.answer = () => refused(status);
    type("One");
    await wait(5 * 60 * SECOND_MS);
    expect(texts()).toEqual(["One"]);
    expect(page.said.at(-1)).toBe("not-possible");
  });

  test("that is sent stops its save, and says nothing more", async () => {
    const { page, keeper, type } = aPage();
    page.answer = () => null;
    type("One");
    keeper.saveNow();
    keeper.submitted();
    const ref = keeper.ref(); // As the form is read to be sent.
    await wait(0);
    expect(page.sent).toEqual([{ text: "One", draft: `..${WRITER}.1`, aborted: true }]);
    expect(ref).toBe(`..${WRITER}.3`);
  });

  test("that is sent into nothing is kept after all, as something older than what was sent", async () => {
    const { page, keeper, type } = aPage();
    type("One");
    keeper.submitted();
    keeper.ref();
    await wait(60 * SECOND_MS);
    expect(page.sent).toEqual([{ text: "One", draft: `..${WRITER}.1`, aborted: false }]);
  });

  test("sends not a word more once its writer leaves", async () => {
    const { page, keeper, type, texts } = aPage();
    page.answer = () => null;
    type("One");
    await wait(PAUSE_MS);
    type("One and two");
    keeper.forget();
    keeper.saveNow();
    type("One and two and three");
    await wait(60 * SECOND_MS);
    expect(texts()).toEqual(["One"]);
    expect(page.sent[0]?.aborted).toBe(true);
  });

  test("that is emptied has no draft to go on with", async () => {
    const { page, type } = aPage({ draft: "0123456789abcdefghjk.7" });
    page.answer = () => ({ status: 200, retryAfterS: null, answer: { outcome: "empty" } });
    type("");
    await wait(PAUSE_MS);
    type("New");
    await wait(PAUSE_MS);
    expect(page.sent[1]?.draft).toBe(`..${WRITER}.2`);
    expect(page.said.at(-1)).toBe("nothing");
  });
});
