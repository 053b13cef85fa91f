/**
 * When two names count as the same: for a machine (`handleKey`), and for an eye (`handleSkeleton`).
 *
 * The skeleton follows the idea of Unicode Technical Standard 39, section 4, with a small table of our
 * own: capitals or not, accents, separators, and letters that are drawn alike in the scripts that can
 * spell a whole Latin-looking word. Only 0 and 1 count as letters. The digits of leetspeak (3, 4, 5, 7)
 * do not: "fern7" and "fernt" are two people, and neither is pretending. Reserved names are stricter,
 * see `handle-reserved.ts`.
 */
const DRAWN_LIKE: Readonly<Record<string, string>> = {
  a: "аɑαᴀ",
  b: "ьвβʙƅɓ",
  c: "сᴄƈ",
  d: "ԁɗᴅđð",
  e: "еεєҽɛᴇ",
  f: "ƒꜰ",
  g: "ɡɢցǥɠ",
  h: "һհнћΗʜħ",
  j: "јʝᴊȷյ",
  k: "кκᴋƙĸқ",
  l: "Ii1ıɩɪιіӏւǀǃłᴌʟԼ",
  m: "мΜᴍ",
  n: "пոηռΝɴ",
  o: "0оοσօøᴏ",
  p: "рρᴘ",
  q: "ԛզգ",
  r: "гᴦʀ",
  s: "ѕꜱʂՏ",
  t: "тτᴛŧƭ",
  u: "υսμᴜ",
  v: "νѵᴠʋ",
  w: "ωԝᴡաш",
  x: "хχҳ",
  y: "уγүΥʏ",
  z: "Ζᴢʐƶ",
  ae: "æ",
  oe: "œ",
  ي: "ىی",
  ك: "ک",
  ه: "ہھة",
  一: "ー",
  二: "ニ",
  八: "ハ",
  力: "カ",
  千: "チ",
  卜: "ト",
  口: "ロ",
  夕: "タ",
  工: "エ",
  ヘ: "へ",
  リ: "り",
};

/** Letters by the one that they are drawn like. */
export const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  Object.entries(DRAWN_LIKE).flatMap(([shape, letters]) =>
    [...letters].map((letter) => [letter, shape] as const),
  ),
);

/** Marks that decorate a letter. Vowel signs of Indian or Thai scripts and the kana voicing marks are letters' own. */
const DECORATION =
  /(?=\p{Mn})(?![\u3099\u309a])[\p{sc=Inherited}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Cyrillic}]/gu;

const drawn = (text: string): string =>
  Array.from(
    text.normalize("NFKD").replace(DECORATION, ""),
    (letter) => LOOKS_LIKE.get(letter) ?? letter,
  ).join("");

/**
 * The comparison key: two names with one key are one name, whatever their capitals.
 * Also the way to look an account up by what someone typed; accepts any text.
 *
 * Lower, upper, lower: each step alone leaves pairs apart (ß and ẞ, ı and I, ς and Σ). The dot of İ
 * outlives all three, and JavaScript writes ς at the end of a word, so both are folded by hand.
 */
export const handleKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize("NFD")
    .replace(/(i\p{M}*?)\u0307/gu, "$1")
    .replaceAll("ς", "σ")
    .normalize("NFKC");

/**
 * The look-alike key: two members must not share one. Not for display.
 * Drawn twice, because some letters look like Latin only as capitals (Η like H) and others only small (η like n).
 */
export const handleSkeleton = (text: string): string =>
  drawn(handleKey(drawn(text)))
    .replace(/[._-]/g, "")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .normalize("NFKC");
