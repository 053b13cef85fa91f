/** Texts and names that are wider than a narrow screen, each in its own way. */

/** Of the greatest length that a name can have, in wide letters and without a place to break. */
export const LONGEST_HANDLES = ["WWWWWWMMMMMMWWWWWWMMMMMM", "Quietly-Waiting-Marmot-9"] as const;

const WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".slice(0, 60);

export const BROAD_REPLIES = [
  `A word of sixty letters: ${WORD}.`,
  `An address: https://example.org/${"a-very-long-path-".repeat(8)}?query=${"x".repeat(80)}`,
  `Code in a line \`${"const tuesday = 6; ".repeat(6)}\` and in a block:\n\n\`\`\`\n${"tuesday at six; ".repeat(20)}\n\`\`\``,
  `| Day | Hour | What I did with it | Who knew |\n| --- | --- | --- | --- |\n| Tuesday | six | ${WORD} | nobody |\n| Wednesday | seven | ${"walked and walked ".repeat(4)} | somebody |`,
  `> ${"> ".repeat(6)}A quote in a quote in a quote. ${WORD}`,
  "1. One\n   - two\n     - three\n       - four, and some more words after it\n\n# A heading\n\n---\n\nشيء مكتوب من اليمين إلى اليسار",
];
