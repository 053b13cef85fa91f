import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { handleKey } from "#app/domain/handle.ts";
import { type KnownNames, MENTIONS_MAX, mentionReader, namesToLookUp } from "#app/domain/mention.ts";

const known = (handles: readonly string[], aliases: readonly string[] = []): KnownNames => ({
  handles: new Map(handles.map((handle) => [handleKey(handle), handle])),
  aliases: new Set(aliases),
});

const HERE = known(
  ["robin", "ink.and_rain", "quiet", "Ölwin", "山田太郎", "민들레", "สมชาย", "жених"],
  ["Quiet Heron", "Quiet Heron 2", "Calm Otter"],
);

/** What is meant in a text: the mentioned names in square brackets, aliases with a star. */
function marked(text: string, names: KnownNames = HERE): string {
  return mentionReader(names)
    .read(text)
    .map(({ text, mention }) => {
      if (mention === null) return text;
      return mention.kind === "alias" ? `[${text}*${mention.alias}]` : `[${text}=${mention.handle}]`;
    })
    .join("");
}

describe("a mention", () => {
  test.each([
    ["Thank you @robin.", "Thank you [@robin=robin]."],
    ["@Robin, you too", "[@Robin=robin], you too"],
    ["(@robin)", "([@robin=robin])"],
    ["“@robin’s words”", "“[@robin=robin]’s words”"],
    ["@robin@robin", "[@robin=robin]@robin"],
    ["@ink.and_rain.", "[@ink.and_rain=ink.and_rain]."],
    ["@robin.Then", "[@robin=robin].Then"],
    ["@robin- and @robin_", "[@robin=robin]- and [@robin=robin]_"],
    ["@robins", "@robins"],
    ["@ölwin", "[@ölwin=Ölwin]"],
    ["@жених", "[@жених=жених]"],
    ["@山田太郎さん、どうも", "[@山田太郎=山田太郎]さん、どうも"],
    ["＠山田太郎", "[＠山田太郎=山田太郎]"],
    ["@민들레에게", "[@민들레=민들레]에게"],
    ["@สมชายครับ", "[@สมชาย=สมชาย]ครับ"],
    ["@Quiet Heron, yes", "[@Quiet Heron*Quiet Heron], yes"],
    ["@quiet heron's words", "[@quiet heron*Quiet Heron]'s words"],
    ["@Quiet Heron 2", "[@Quiet Heron 2*Quiet Heron 2]"],
    ["@Quiet Heron 3 times", "[@Quiet Heron*Quiet Heron] 3 times"],
    ["@Quiet Herons", "[@Quiet=quiet] Herons"],
    ["@quiet please", "[@quiet=quiet] please"],
    ["@Calm Otter and @calm", "[@Calm Otter*Calm Otter] and @calm"],
    ["@Quiet\nHeron", "[@Quiet=quiet]\nHeron"],
    ["write to me@robin.example", "write to me@robin.example"],
    ["me+x@robin", "me+x@robin"],
    ["/@robin", "/@robin"],
    ["@@robin", "@@robin"],
    ["@ robin", "@ robin"],
    ["@nobody here", "@nobody here"],
    ["@", "@"],
  ])("%j is read as %j", (text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  test("of what is no known name is plain text, and looked up all the same", () => {
    expect(marked("@robin @Quiet Heron", known([]))).toBe("@robin @Quiet Heron");
    expect(namesToLookUp(["@Robin.x and @quiet heron 12"])).toEqual({
      handleKeys: ["robin.x", "robin", "quiet"],
      aliases: ["Quiet Heron 12", "Quiet Heron"],
    });
  });

  test("counts ten different names in one post, however often each; the eleventh stays text", () => {
    const handles = Array.from({ length: 11 }, (_, at) => `wren${String.fromCharCode(97 + at)}`);
    const reader = mentionReader(known(handles));
    const pieces = [...handles, "wrena"].flatMap((handle) => reader.read(`@${handle} `));
    expect(reader.mentioned()).toHaveLength(MENTIONS_MAX);
    expect(pieces.filter(({ mention }) => mention !== null)).toHaveLength(MENTIONS_MAX + 1);
    expect(pieces.map(({ text }) => text).join("")).toContain("@wrenk ");
  });

  test("is looked for in so many places and no more, whatever the text", () => {
    const { handleKeys } = namesToLookUp([Array.from({ length: 5_000 }, (_, at) => `@x${at}`).join(" ")]);
    expect(handleKeys.length).toBeLessThanOrEqual(40);
  });

  test("leaves every character of the text where it was", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("@", "＠", "@robin", "@Quiet Heron", " ", "."),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const read = mentionReader(HERE).read(text);
        expect(read.map((one) => one.text).join("")).toBe(text);
      }),
    );
  });
});
