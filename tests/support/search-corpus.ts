/** One text for each way in which words are written; the name of each is also its time. */
export const CORPUS = [
  ["I still look at the clock on Tuesdays at six.", "Tuesdays at six"],
  ["My therapist retired. She said goodbye on the last day, in the last session.", "She retired"],
  ["He left without a word: can’t sleep, can’t work.", "Left"],
  ["Une séance au café, naïve peut-être.", "La dernière séance"],
  ["我的治疗师走了，我很想念她。", "想念"],
  ["ครั้งสุดท้ายที่ได้คุยกัน", "ครั้งสุดท้าย"],
  ["המטפלת שלי עזבה", "שָׁלוֹם"],
  [`${"so ".repeat(300)}and then the end`, "So"],
  ["Self-harm is behind me; the self is not. Harm comes later.", "Later"],
] as const;

/** What people type, and what nobody should. */
export const QUESTIONS = [
  ...[
    "clock",
    "clocks tuesday",
    "retiring therapists",
    '"last session"',
    '"session last"',
    "the -clock",
    "-the",
  ],
  ...[
    "cant",
    "can't",
    "cafe",
    "CAFÉ séances",
    "治疗师",
    "师治",
    "想",
    "สุดท้าย",
    "שלום",
    "ther*",
    "the*",
    "tuesd",
  ],
  ...[
    '"so so so"',
    '"so and"',
    '"end so"',
    "self-harm",
    '"harm is"',
    '"later self"',
    '"she retired my therapist"',
    "sess",
  ],
  ...["", "   ", "🌱", "§for·everyone", "¶", "§", "for everyone", "AND", "clock AND", "NEAR(clock, six)"],
];
