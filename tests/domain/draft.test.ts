import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DRAFT_MAX_UNITS,
  type DraftFields,
  decideSave,
  isTooLong,
  keptFields,
  type StoredDraft,
  saysSomething,
  wordsWritten,
} from "#app/domain/draft.ts";
import { draftFormPath, draftPlaceAt, makesPost } from "#app/domain/draft-place.ts";
import { draftRef, NO_REF, parseDraftRef } from "#app/domain/draft-ref.ts";
import { combinations } from "#tests/support/combinations.ts";
import { grid } from "#tests/support/grid.ts";

const ID = "0123456789abcdefghjk";
const OTHER_ID = "zyxwvtsrqpnmkjhgfedc";
const PAGE = "page-that-is-open-1";
const body = (text: string): DraftFields => [["body", text]];

/** How the draft stands that was stored before, seen from a page that sends its third save. */
const STORED = {
  none: null,
  "own-earlier": { writer: PAGE, turn: 2 },
  "own-same-turn": { writer: PAGE, turn: 3 },
  "own-later": { writer: PAGE, turn: 4 },
  "own-posted": { writer: PAGE, turn: 2, posted: true, fields: [] },
  "own-posted-later": { writer: PAGE, turn: 4, posted: true, fields: [] },
  "other-page": { writer: "another-open-page", turn: 9 },
  "other-posted": { writer: "another-open-page", turn: 9, posted: true, fields: [] },
  "no-script": { writer: null, turn: 0 },
  waiting: { writer: null, turn: 0, sent: true },
} as const;

/** What the page says it was filled from. */
const REFS = {
  "same-version": { id: ID, version: 5 },
  "older-version": { id: ID, version: 4 },
  "another-id": { id: OTHER_ID, version: 5 },
  nothing: { id: null, version: 0 },
} as const;

const WORDS = { other: "I miss Tuesdays.", same: "I miss", none: " \n" } as const;

type StoredName = keyof typeof STORED;

const aStored = (name: StoredName): StoredDraft[] => {
  const one = STORED[name];
  if (!one) return [];
  return [{ id: ID, version: 5, posted: false, sent: false, fields: body("I miss"), ...one }];
};

const EXPECTED = {
  other: grid(`
                      same-version  older-version  another-id  nothing
    none              add           add            add         add
    own-earlier       replace       replace        replace     replace
    own-same-turn     late          late           late        late
    own-later         late          late           late        late
    own-posted        replace       replace        replace     replace
    own-posted-later  late          late           late        late
    other-page        replace       add            add         add
    other-posted      add           add            add         add
    no-script         replace       add            add         add
    waiting           replace       add            add         add`),
  same: grid(`
                      same-version  older-version  another-id  nothing
    none              add           add            add         add
    own-earlier       same          same           same        same
    own-same-turn     late          late           late        late
    own-later         late          late           late        late
    own-posted        replace       replace        replace     replace
    own-posted-later  late          late           late        late
    other-page        same          same           same        same
    other-posted      add           add            add         add
    no-script         same          same           same        same
    waiting           same          same           same        same`),
  none: grid(`
                      same-version  older-version  another-id  nothing
    none              nothing       nothing        nothing     nothing
    own-earlier       clear         clear          clear       clear
    own-same-turn     late          late           late        late
    own-later         late          late           late        late
    own-posted        nothing       nothing        nothing     nothing
    own-posted-later  late          late           late        late
    other-page        clear         nothing        nothing     nothing
    other-posted      nothing       nothing        nothing     nothing
    no-script         clear         nothing        nothing     nothing
    waiting           clear         nothing        nothing     nothing`),
};

const names = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

describe("saving a draft", () => {
  test.each(combinations({ stored: names(STORED), ref: names(REFS), words: names(WORDS) }))(
    "over $stored, filled from $ref, with $words words",
    ({ stored, ref, words }) => {
      const save = { ref: { ...REFS[ref], writer: PAGE, turn: 3 }, fields: body(WORDS[words]), sent: false };
      expect(decideSave(aStored(stored), save).act).toBe(EXPECTED[words].at(stored, ref));
    },
  );

  test.each(combinations({ stored: names(STORED), ref: names(REFS) }))(
    "without a script, over $stored, filled from $ref, never knows itself by the page",
    ({ stored, ref }) => {
      const save = { ref: { ...REFS[ref], writer: null, turn: 0 }, fields: body(WORDS.other), sent: false };
      const { act } = decideSave(aStored(stored), save);
      const known = stored !== "none" && ref === "same-version" && !aStored(stored)[0]?.posted;
      expect(act).toBe(known ? "replace" : "add");
    },
  );

  test("by pressing Post takes the place of the very same words, and of no others that were sent before", () => {
    const save = { ref: NO_REF, fields: body(WORDS.other), sent: true };
    expect(decideSave(aStored("waiting"), save)).toEqual({ act: "add" });
    expect(decideSave(aStored("no-script"), save)).toEqual({ act: "add" });
    const again = decideSave(aStored("no-script"), { ...save, fields: body(WORDS.same) });
    expect(again).toMatchObject({ act: "replace", draft: { id: ID } });
  });

  test("goes on with its own draft where there are several", () => {
    const theirs = aStored("other-page").map((draft) => ({ ...draft, id: OTHER_ID }));
    const save = {
      ref: { id: OTHER_ID, version: 5, writer: PAGE, turn: 3 },
      fields: body("More"),
      sent: false,
    };
    const step = decideSave([...theirs, ...aStored("own-earlier")], save);
    expect(step).toMatchObject({ act: "replace", draft: { id: ID } });
  });
});

/** Pages of one person at one place, whose saves arrive in any order; a page learns its draft when it is answered. */
test("whatever pages send and in whatever order it arrives, the last words of each are stored or were replaced knowingly", () => {
  const move = fc.record({ page: fc.nat(3), does: fc.constantFrom("type", "arrive", "open") });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const stored: StoredDraft[] = [];
      const pages = Array.from({ length: 4 }, (_, at) => newPage(at));
      let ids = 0;
      for (const { page: at, does } of moves) {
        const page = pages[at];
        if (!page) continue;
        if (does === "open") pages[at] = { ...newPage(at + 4 * ++ids), ...openedWith(stored[0]) };
        if (does === "type") {
          page.turn += 1;
          page.words = `page ${page.writer} turn ${page.turn}`;
          page.onTheWay.push({ turn: page.turn, words: page.words, id: page.id, version: page.version });
        }
        const [sending] = does === "arrive" ? page.onTheWay.splice(0, 1) : [];
        if (sending) arrive(stored, page, sending, () => `id-${++ids}`);
      }
      // Everything that is still on the way arrives backwards, as it may.
      for (const page of pages)
        for (const sending of page.onTheWay.reverse()) arrive(stored, page, sending, () => `id-${++ids}`);
      for (const page of pages) {
        if (page.words === "" || page.replacedKnowingly) continue;
        expect(stored.map(({ fields }) => wordsWritten(fields))).toContain(page.words);
      }

      function arrive(all: StoredDraft[], page: Page, sending: Sending, makeId: () => string): void {
        const ref = { id: sending.id, version: sending.version, writer: page.writer, turn: sending.turn };
        const step = decideSave(all, { ref, fields: body(sending.words), sent: false });
        if (step.act === "late") return;
        const before = step.act === "replace" ? step.draft : undefined;
        // Whoever takes over a draft that another page wrote has been filled from these very words.
        for (const other of pages) {
          if (before && other !== page && before.writer === other.writer) {
            expect([before.id, before.version]).toEqual([sending.id, sending.version]);
            if (wordsWritten(before.fields) === other.words) other.replacedKnowingly = true;
          }
        }
        const draft: StoredDraft = {
          id: before?.id ?? makeId(),
          version: (before?.version ?? 0) + 1,
          ...{
            writer: page.writer,
            turn: sending.turn,
            fields: body(sending.words),
            posted: false,
            sent: false,
          },
        };
        if (before) all.splice(all.indexOf(before), 1);
        all.unshift(draft);
        Object.assign(page, { id: draft.id, version: draft.version });
      }
    }),
    { numRuns: 1_000 },
  );
});

type Sending = { turn: number; words: string; id: string | null; version: number };
type Page = Sending & { writer: string; onTheWay: Sending[]; replacedKnowingly: boolean };

const newPage = (at: number): Page => ({
  ...{ writer: `writer-${at}`, turn: 0, words: "", id: null, version: 0 },
  ...{ onTheWay: [], replacedKnowingly: false },
});

const openedWith = (draft: StoredDraft | undefined) =>
  draft ? { id: draft.id, version: draft.version } : { id: null, version: 0 };

describe("what a draft holds", () => {
  test("keeps a name as often as it occurs, in order, and nothing that belongs to one sending", () => {
    const sent = new URLSearchParams(
      "notes=death&draft=a&body=One&notes=abuse&requestKey=k&intent=keep&draftAt=/article&password=p",
    );
    expect(keptFields(sent)).toEqual([
      ["notes", "death"],
      ["body", "One"],
      ["notes", "abuse"],
    ]);
  });

  test.each([
    [[], false],
    [[["kind", "question"]], false],
    [[["title", " "]], false],
    [[["title", "T"]], true],
    [[["details", "x"]], true],
  ] as [DraftFields, boolean][])("%j says something: %s", (fields, expected) => {
    expect(saysSomething(fields)).toBe(expected);
  });

  test("has a limit in length and in fields", () => {
    expect(isTooLong(body("x".repeat(DRAFT_MAX_UNITS - 4)))).toBe(false);
    expect(isTooLong(body("x".repeat(DRAFT_MAX_UNITS - 3)))).toBe(true);
    expect(isTooLong(Array.from({ length: 61 }, () => ["a", ""] as const))).toBe(true);
  });

  test("reads as title and text", () => {
    const fields: DraftFields = [
      ["kind", "question"],
      ["body", " One.\n"],
      ["title", "T"],
    ];
    expect(wordsWritten(fields)).toBe("T\n\nOne.");
  });
});

describe("where a draft belongs", () => {
  test.each([
    ["/threads/new", "thread", "/threads/new?draft=1"],
    ["/letters/new", "letter", "/letters/new?draft=1"],
    ["/threads/abc123", "reply", "/threads/abc123?draft=1#reply"],
    ["/article", "comment", "/article?draft=1#reply"],
    ["/articles/when-it-ends", "comment", "/articles/when-it-ends?draft=1#reply"],
    ["/posts/abc123/edit", "edit", "/posts/abc123/edit?draft=1"],
    ["/posts/abc123/report", "report", "/posts/abc123/report?draft=1"],
  ])("%s is a place for a %s", (path, kind, formPath) => {
    expect(draftPlaceAt(path)?.kind).toBe(kind);
    expect(draftFormPath(path, "1")).toBe(formPath);
  });

  test.each([
    "",
    "/",
    "//evil.example",
    "/threads/abc/slug",
    "/article/",
    "/posts/abc",
    "/sign-in",
    "/leave",
    "/threads/new\n",
  ])("%j is none", (path) => {
    expect(draftPlaceAt(path)).toBeNull();
  });

  test("only what makes a post can be published at sign-in", () => {
    const posts = ["/threads/new", "/letters/new", "/threads/a", "/article"].map(draftPlaceAt);
    const others = ["/posts/a/edit", "/posts/a/report"].map(draftPlaceAt);
    expect(posts.map((place) => place && makesPost(place))).toEqual(Array(4).fill(true));
    expect(others.map((place) => place && makesPost(place))).toEqual([false, false]);
  });
});

describe("how a form names its draft", () => {
  test("is written and read back", () => {
    expect(parseDraftRef(draftRef({ id: ID, version: 7 }))).toEqual({
      id: ID,
      version: 7,
      writer: null,
      turn: 0,
    });
    expect(parseDraftRef(draftRef(null))).toEqual(NO_REF);
    expect(parseDraftRef(`..${PAGE}.12`)).toEqual({ id: null, version: 0, writer: PAGE, turn: 12 });
  });

  test.each([null, "", "x", `${ID}.1`, `${ID}.-1..`, `${ID}.1.short.1`, `${ID}x.1..`, "....", `${ID}.1e9..`])(
    "%j names none",
    (text) => {
      expect(parseDraftRef(text)).toEqual(NO_REF);
    },
  );
});
