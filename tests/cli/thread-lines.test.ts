import { describe, expect, test } from "vitest";
import { BODY_MAX_CHARS, TITLE_MAX_CHARS } from "#app/domain/post.ts";
import { badLineInWords, DAY_MS } from "#app/domain/transfer.ts";
import { linesOf, threadsIn } from "#bin/thread-lines.ts";

const NOW_MS = Date.UTC(2026, 5, 1);

const GOOD = {
  author: "Quiet-Fern",
  title: "A title",
  kind: "experience",
  ending: "planned",
  body: "Some words.",
  createdAt: "2026-01-01T10:00:00Z",
  replies: [{ author: "mossy-oak", body: "An answer.", createdAt: "2026-01-02T10:00:00+01:00" }],
};
const [REPLY] = GOOD.replies;

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (content: string | Buffer, piece = 64 * 1024) =>
  Array.fromAsync(threadsIn(inPieces(Buffer.from(content), piece), NOW_MS));

const readOne = async (value: unknown) => (await read(JSON.stringify(value)))[0];

describe("a line with a thread", () => {
  test("is read with its times in milliseconds and its names parsed", async () => {
    expect(await readOne(GOOD)).toEqual({
      ok: true,
      value: {
        line: 1,
        thread: {
          author: { handle: "Quiet-Fern", key: "quiet-fern", skeleton: expect.any(String) },
          title: "A title",
          kind: "experience",
          ending: "planned",
          timeSince: null,
          hope: null,
          audience: "everyone",
          alias: null,
          contentNotes: [],
          body: "Some words.",
          createdAtMs: Date.UTC(2026, 0, 1, 10),
          replies: [expect.objectContaining({ body: "An answer.", createdAtMs: Date.UTC(2026, 0, 2, 9) })],
        },
      },
    });
  });

  test.each([
    ["a letter is its author's alone", { kind: "letter" }, { audience: "only-me" }],
    [
      "a letter that was shared stays shared",
      { kind: "letter", audience: "members" },
      { audience: "members" },
    ],
    ["a question is for everyone", { kind: "question" }, { audience: "everyone" }],
    ["no ending is null", { ending: undefined }, { ending: null }],
    ["null is no ending", { ending: null }, { ending: null }],
    [
      "an anonymous post has its alias and no author",
      { author: undefined, alias: "Quiet Heron 7" },
      { author: null, alias: "Quiet Heron 7" },
    ],
    [
      "what its author needs is kept",
      { timeSince: "longer", hope: "no-replies", contentNotes: ["death"] },
      { timeSince: "longer", hope: "no-replies", contentNotes: ["death"] },
    ],
    ["no replies are none", { replies: undefined }, { replies: [] }],
    ["a time in milliseconds", { createdAt: NOW_MS - DAY_MS, replies: [] }, { createdAtMs: NOW_MS - DAY_MS }],
    [
      "blanks at both ends of a text go",
      { body: "\n  words \n", title: " A  title " },
      { body: "words", title: "A title" },
    ],
    ["what no database stores is made storable", { body: "a\0b\r\nc\ud800" }, { body: "a\ufffdb\nc\ufffd" }],
  ])("%s", async (_name, change, expected) => {
    expect(await readOne({ ...GOOD, ...change })).toMatchObject({ ok: true, value: { thread: expected } });
  });
});

describe("a bad line", () => {
  const reply = (change: object) => ({ replies: [REPLY, { ...REPLY, ...change }] });

  test.each([
    [{ author: undefined }, "line 1, author: This field is missing."],
    [{ alias: "Quiet Heron" }, "line 1, alias: A post has an author or an alias, not both."],
    [{ author: null, alias: "quiet-heron" }, "line 1, alias: This should be a name such as Quiet Heron."],
    [{ contentNotes: ["spiders"] }, /^line 1, contentNotes: This should be one of suicide, self-harm/],
    [{ hope: "miracles" }, /^line 1, hope: This should be one of just-listen/],
    [{ author: 7 }, "line 1, author: This should be a name in quotes."],
    [{ author: "me" }, "line 1, author: A name needs at least 3 characters."],
    [{ author: "moderator" }, "line 1, author: This name is set aside here. Please choose another one."],
    [{ title: undefined }, "line 1, title: This field is missing."],
    [{ title: " \u200b " }, "line 1, title: Please give it a title. A few words are enough."],
    [{ title: "x".repeat(TITLE_MAX_CHARS + 1) }, "line 1, title: A title can have 120 characters."],
    [{ body: null }, "line 1, body: This should be text in quotes."],
    [{ body: "\n" }, "line 1, body: There is nothing to read here yet. Please write a few words."],
    [
      { body: "x".repeat(BODY_MAX_CHARS + 1) },
      "line 1, body: This is longer than 20,000 characters. Could it be two posts?",
    ],
    [{ kind: undefined }, "line 1, kind: This field is missing."],
    [{ kind: "article" }, "line 1, kind: This should be one of experience, question, letter."],
    [{ ending: "badly" }, /^line 1, ending: This should be one of planned, my-choice, /],
    [{ audience: "nobody" }, "line 1, audience: This should be one of everyone, members, only-me."],
    [{ audiance: "only-me" }, "line 1, audiance: There is no field of this name."],
    [{ createdAt: undefined }, "line 1, createdAt: This field is missing."],
    [{ createdAt: "yesterday" }, /^line 1, createdAt: This should be a time such as 2026-/],
    [{ createdAt: "2026-01-01T10:00:00" }, /^line 1, createdAt: This should be a time such as 2026-/],
    [{ createdAt: 1.5 }, /^line 1, createdAt: This should be a time such as 2026-/],
    [
      { createdAt: 1_767_261_600 },
      "line 1, createdAt: This is before 1990. A number here counts milliseconds, not seconds.",
    ],
    [{ createdAt: NOW_MS + 2 * DAY_MS }, "line 1, createdAt: This is in the future."],
    [{ replies: {} }, "line 1, replies: This should be a list in [ ]."],
    [{ replies: [REPLY, "hello"] }, "line 1, reply 2: This should be a reply in { }."],
    [reply({ author: "x" }), "line 1, reply 2, author: A name needs at least 3 characters."],
    [
      reply({ body: "" }),
      "line 1, reply 2, body: There is nothing to read here yet. Please write a few words.",
    ],
    [reply({ likes: 3 }), "line 1, reply 2, likes: There is no field of this name."],
    [
      reply({ createdAt: "2025-12-31T23:59:59Z" }),
      "line 1, reply 2, createdAt: A reply cannot be older than its thread.",
    ],
    [reply({ createdAt: NOW_MS + 2 * DAY_MS }), "line 1, reply 2, createdAt: This is in the future."],
  ])("%j is refused", async (change, words) => {
    const result = await readOne({ ...GOOD, ...change });
    expect(result?.ok).toBe(false);
    if (result && !result.ok)
      expect(badLineInWords(result.error)).toEqual(
        words instanceof RegExp ? expect.stringMatching(words) : words,
      );
  });

  test.each([
    ["not JSON", Buffer.from("{author: 1}"), "This is not JSON: each line should be one thread in { }."],
    [
      "cut off",
      Buffer.from(JSON.stringify(GOOD).slice(0, -4)),
      "This is not JSON: each line should be one thread in { }.",
    ],
    [
      "brackets without end",
      Buffer.from("[".repeat(100_000)),
      "This is not JSON: each line should be one thread in { }.",
    ],
    ["a list", Buffer.from("[1]"), "This should be one thread in { }."],
    ["null", Buffer.from("null"), "This should be one thread in { }."],
    ["not UTF-8", Buffer.from([0x22, 0xff, 0x22]), "This is not UTF-8 text."],
  ])("%s is refused by its number, blank lines counted", async (_name, bad, message) => {
    const good = Buffer.from(`${JSON.stringify(GOOD)}\n \t\r\n`);
    const [first, second] = await read(Buffer.concat([good, bad, Buffer.from("\n")]));
    expect(first?.ok).toBe(true);
    expect(second).toEqual({ ok: false, error: { line: 3, field: null, message } });
  });
});

describe("the lines of a file", () => {
  test("are the same however the bytes arrive, and end at \\n alone", async () => {
    const texts = ["één\u2028still the first", "", "third\r", "   ", "last"];
    const bytes = Buffer.from(texts.join("\n"));
    for (const size of [1, 3, 7, 1_000]) {
      const lines = await Array.fromAsync(linesOf(inPieces(bytes, size)));
      expect(lines.map((line) => line.ok && [line.value.line, line.value.bytes.toString()])).toEqual([
        [1, "één\u2028still the first"],
        [3, "third\r"],
        [5, "last"],
      ]);
    }
  });

  test("a byte order mark at the start is no part of the JSON", async () => {
    expect((await read(`\ufeff${JSON.stringify(GOOD)}`))[0]).toMatchObject({ ok: true });
  });

  test("one without end stops the reading before it fills the memory", async () => {
    let pieces = 0;
    async function* endless() {
      for (;;) {
        pieces += 1;
        yield Buffer.alloc(1024 * 1024, "x");
      }
    }
    const lines = await Array.fromAsync(linesOf(endless(), 5 * 1024 * 1024));
    expect(lines).toEqual([
      { ok: false, error: { line: 1, field: null, message: "This line is longer than 5 MB." } },
    ]);
    expect(pieces).toBe(6);
  });
});
