/** An article of four sections, and what may happen to it between one save and the next. */

export const NIGHTS =
  "Nights can be the hardest. The house is quiet, and what was said in the last session comes back word by word.";
export const MORNINGS =
  "Mornings ask for little: a glass of water, a window that is open, and the first street you know by heart.";
const LETTERS =
  "A letter that is never sent may say all of it. Nobody reads it, so that nobody has to be spared or thanked.";
const FRIENDS =
  "Friends may not know what to say. One of them can still sit beside you while the kettle takes its time.";

export type Written = [heading: string, text?: string];
export const article = (...sections: Written[]): string =>
  sections.map(([heading, text = ""]) => `${heading}\n\n${text}`).join("\n\n");

const FOUR: Written[] = [
  ["## Nights", NIGHTS],
  ["## Mornings", MORNINGS],
  ["## Letters", LETTERS],
  ["## Friends", FRIENDS],
];
export const BEFORE = article(...FOUR);
/** The four with some of them written otherwise, left out (null), or followed by more. */
export const changed = (by: Record<number, Written | Written[] | null>): string =>
  article(
    ...FOUR.flatMap((section, at): Written[] => {
      const change = by[at];
      if (change === undefined) return [section];
      if (change === null) return [];
      return (Array.isArray(change[0]) ? change : [change]) as Written[];
    }),
  );

/** What happened, the new text, and under which heading each of the four anchors stands then; "-" for none. */
export const EDITS: [
  edit: string,
  after: string,
  nights: string,
  mornings: string,
  letters: string,
  friends: string,
][] = [
  ["nothing", BEFORE, "Nights", "Mornings", "Letters", "Friends"],
  [
    "a renaming",
    changed({ 1: ["## The first hour", MORNINGS] }),
    "Nights",
    "The first hour",
    "Letters",
    "Friends",
  ],
  [
    "a renaming with another word for it, and a few other words in the text",
    changed({ 1: ["## When the day begins", MORNINGS.replace("a window that is open", "some air")] }),
    "Nights",
    "When the day begins",
    "Letters",
    "Friends",
  ],
  [
    "all four renamed",
    article(["## One", NIGHTS], ["## Two", MORNINGS], ["## Three", LETTERS], ["## Four", FRIENDS]),
    "One",
    "Two",
    "Three",
    "Four",
  ],
  [
    "a new text under the same words",
    changed({ 1: ["## Mornings", "All of it is new."] }),
    "Nights",
    "Mornings",
    "Letters",
    "Friends",
  ],
  [
    "a move to the end",
    article(FOUR[1] as Written, FOUR[2] as Written, FOUR[3] as Written, FOUR[0] as Written),
    "Nights",
    "Mornings",
    "Letters",
    "Friends",
  ],
  [
    "a move and a renaming at once",
    article(FOUR[1] as Written, FOUR[2] as Written, FOUR[3] as Written, ["## In the dark", NIGHTS]),
    "In the dark",
    "Mornings",
    "Letters",
    "Friends",
  ],
  [
    "a section put in",
    changed({
      1: [
        ["## Noon", "The hour in the middle belongs to nobody yet."],
        ["## Mornings", MORNINGS],
      ],
    }),
    "Nights",
    "Mornings",
    "Letters",
    "Friends",
  ],
  ["a section left out", changed({ 1: null }), "Nights", "-", "Letters", "Friends"],
  ["the first left out", changed({ 0: null }), "-", "Mornings", "Letters", "Friends"],
  ["the last left out", changed({ 3: null }), "Nights", "Mornings", "Letters", "-"],
  [
    "two that change places",
    changed({ 1: FOUR[2] as Written, 2: FOUR[1] as Written }),
    "Nights",
    "Mornings",
    "Letters",
    "Friends",
  ],
  [
    "one cut in two, both renamed: the longer part is still the one",
    changed({
      2: [
        ["## What to write", LETTERS.slice(0, LETTERS.indexOf("thanked") - 20)],
        ["## And then", "Or keep it in a drawer."],
      ],
    }),
    "Nights",
    "Mornings",
    "What to write",
    "Friends",
  ],
  [
    "one cut in two, the first under its old name",
    changed({
      2: [
        ["## Letters", LETTERS.slice(0, 40)],
        ["## And then", LETTERS.slice(40)],
      ],
    }),
    "Nights",
    "Mornings",
    "Letters",
    "Friends",
  ],
  [
    "two made one under the first's name",
    changed({ 1: ["## Mornings", `${MORNINGS}\n\n${LETTERS}`], 2: null }),
    "Nights",
    "Mornings",
    "-",
    "Friends",
  ],
  [
    "two made one under the second's name",
    changed({ 1: null, 2: ["## Letters", `${MORNINGS}\n\n${LETTERS}`] }),
    "Nights",
    "-",
    "Letters",
    "Friends",
  ],
  [
    "a renaming and a deletion at once, next to each other",
    changed({ 1: ["## The first hour", MORNINGS], 2: null }),
    "Nights",
    "The first hour",
    "-",
    "Friends",
  ],
  [
    "a deletion and then a renaming at once",
    changed({ 1: null, 2: ["## What is never sent", LETTERS] }),
    "Nights",
    "-",
    "What is never sent",
    "Friends",
  ],
  [
    "a deletion, and something else in its place",
    changed({ 1: ["## Money", "Sliding scales, training clinics, charities: ask in more than one place."] }),
    "Nights",
    "-",
    "Letters",
    "Friends",
  ],
  ["a level deeper", changed({ 1: ["### Mornings", MORNINGS] }), "Nights", "Mornings", "Letters", "Friends"],
  [
    "a level deeper and renamed",
    changed({ 1: ["### The first hour", MORNINGS] }),
    "Nights",
    "The first hour",
    "Letters",
    "Friends",
  ],
  [
    "an anchor written at it",
    changed({ 1: ["## The first hour {#mornings}", "All new."] }),
    "Nights",
    "The first hour",
    "Letters",
    "Friends",
  ],
  ["everything left out", "Only words.", "-", "-", "-", "-"],
];
