import fc from "fast-check";

/** What means something to one of the databases, to an address or to a screen, and nothing to a search. */
export const SIGNS: readonly string[] = [
  ...['"', "“", "”", "«", "'", "`", "(", ")", "((", "))", "[", "]", "{", "}", "<", ">"],
  ...[
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "NEAR(clock six, 3)",
    "words:",
    "words : clock",
    "^clock",
    "+",
    "-",
    "--",
    "−",
  ],
  ...[
    "*",
    "**",
    ":*",
    "clock:*",
    "clock:A",
    "<->",
    "<2>",
    "&",
    "|",
    "!",
    "!!",
    "&&",
    "\\",
    "\\'",
    "%",
    "_",
    ";",
  ],
  ...[
    "'; drop table post --",
    "/*",
    "*/",
    "$1",
    "?",
    "{{x}}",
    "$" + "{x}",
    "§",
    "§for·everyone",
    "§own·x",
    "¶",
    "\ufffd",
  ],
  ...[
    "\0",
    "a\0b",
    "\u0001",
    "\u007f",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u0301",
    "e\u0301",
  ],
  ...[
    "\ud800",
    "\udc00",
    "a\ud83d",
    "🌱",
    "👩‍👩‍👧",
    "🏳️‍🌈",
    "שָׁלוֹם",
    "مرحبا",
    "治疗师",
    "สุดท้าย",
    "ﬁ",
    "½",
    "İ",
    "ß",
  ],
];

const WORDS = [
  "clock",
  "clocks",
  "the",
  "so",
  "Tuesdays",
  "therapist",
  "retired",
  "thera*",
  "-the",
  "café",
  "self-harm",
];

/** What somebody, or something, might type: words, signs and anything at all, with and without spaces between them. */
export const typing: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
        { weight: 5, arbitrary: fc.constantFrom(...SIGNS) },
        { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
      ),
      fc.constantFrom(" ", " ", "", "\n"),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((pieces) => pieces.map((piece) => piece.join("")).join(""));

/** What the parameters of a search's address are called. */
export const PARAMETERS = [
  ...["q", "in", "kind", "ending", "since", "hope", "note", "helped", "author", "from", "until", "before"],
];

/** What looks like a value and is none, for one parameter or another. */
export const VALUES: readonly string[] = [
  ...[
    "",
    " ",
    "yes",
    "no",
    "none",
    "yours",
    "null",
    "undefined",
    "NaN",
    "true",
    "0",
    "-1",
    "1e309",
    "[]",
    "{}",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "everyone",
    "only-me",
    "..",
    "../../etc/passwd",
  ],
  ...[
    "2026-02-30",
    "0000-01-01",
    "1969-12-31",
    "9999-12-31",
    "10000-01-01",
    "+275760-09-13",
    "-271821-04-20",
  ],
  ...["2026-1-1", "2026-01-01T00:00:00Z", "2026-01-01\0", "٢٠٢٦-٠١-٠١", "99999999999999999999", "01/02/2026"],
  ...["999999999999999.aaaaaaaaaaaaaaaaaaaa", "0.zzzzzzzzzzzzzzzzzzzz", "1.x", ".", "9".repeat(400)],
  ...SIGNS,
];
