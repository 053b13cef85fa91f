import { MAY_BEGIN_NAME } from "../marks.ts";
import type { Reading } from "../reading.ts";
import { EVERYDAY } from "./everyday.ts";
import { FIRST_NAMES, isSureName, PUBLIC } from "./names.ts";
import { beginsSentence, endOfName, follows, initialOf, isCapitalised, type Part, written } from "./parts.ts";

const TITLES = new Set(
  "doctor prof professor mr mrs ms mx miss mister frau herr mme madame monsieur sig sra fr father sister rev reverend dame sir".split(
    " ",
  ),
);
/** "Mum" is written for these, too, so the raw word is looked at. */
const NO_TITLE_BEFORE = new Set(
  "my the a an our his her your their this that other each no every old new some dear sister brother".split(
    " ",
  ),
);
const CALLING = new Set(
  "therapist therapy doctor counsellor coach supervisor nurse receptionist analyst gp worker facilitator consultant".split(
    " ",
  ),
);

/** Names of people: with a title, in full, or beside "my therapist", "Dear", "miss you". */
export function peopleIn(reading: Reading): Part[] {
  const parts: Part[] = [];
  const { word } = reading.words;
  for (let at = 0; at < word.length; at++) {
    if (!mayBeginName(reading, at)) continue;
    const part = withTitle(reading, at) ?? inFull(reading, at) ?? byRole(reading, at);
    if (!part) continue;
    parts.push(part);
    at = part.to - 1;
  }
  return parts;
}

/** A quick look, since most words are no names: a title, a first name, or a capital. */
function mayBeginName({ text, words }: Reading, at: number): boolean {
  if (((words.marks[at] ?? 0) & MAY_BEGIN_NAME) !== 0) return true;
  const unit = text.charCodeAt(words.from[at] ?? 0);
  return (unit < 0x61 || unit > 0x7a) && (words.raw[at] ?? "").length > 1;
}

const NAMES_AND_TITLES = new Set([...FIRST_NAMES, ...TITLES, "dr", "med", "mum"]);

/** What a word says by itself about whether a name begins with it (marks.ts). */
export const markOfName = (raw: string): number => (NAMES_AND_TITLES.has(raw) ? MAY_BEGIN_NAME : 0);

const raw = (reading: Reading, at: number): string => reading.words.raw[at] ?? "";

const isInitial = (reading: Reading, at: number): boolean => raw(reading, at).length <= 1;

/** "Dr Hannah Weir", "Prof. Dr. med. Sandkamp", "dr weir", but neither "Dr H." nor "the doctor said". */
function withTitle(reading: Reading, at: number): Part | null {
  if (!isTitle(reading, at)) return null;
  let name = at + 1;
  while (name < at + 4 && follows(reading, name) && (isTitle(reading, name) || raw(reading, name) === "med"))
    name += 1;
  if (!follows(reading, name) || isInitial(reading, name)) return null;
  const title = written(reading, at);
  if (PUBLIC.has(`${raw(reading, at)} ${raw(reading, name)}`)) return null;
  const isShort = /^(?:dr|mr|mrs|ms|mx|prof)$/.test(raw(reading, at));
  let to = endOfName(reading, name);
  const middle = to;
  while (to < middle + 2 && isInitial(reading, to) && isCapitalised(reading, to) && follows(reading, to))
    to += 1;
  if (to > middle) to = Math.max(to, endOfName(reading, to));
  if (to === name) {
    if (
      !isShort &&
      !(raw(reading, at) === "miss" && !EVERYDAY.has(raw(reading, name)) && written(reading, name).length > 4)
    )
      return null;
    if (
      EVERYDAY.has(raw(reading, name)) ||
      looksInflected(raw(reading, name)) ||
      /\d/.test(raw(reading, name))
    )
      return null;
    to = name + 1;
    while (to < name + 3 && reading.words.gap[to] === 0 && !EVERYDAY.has(raw(reading, to))) to += 1;
  }
  if (EVERYDAY.has(raw(reading, name)) && to === name + 1) return null;
  return {
    from: at,
    to,
    suggestion: `${title.replace(/\.$/, "")} ${initialOf(reading, name)}`,
    what: "name",
  };
}

function isTitle(reading: Reading, at: number): boolean {
  if (!TITLES.has(reading.words.word[at] ?? "")) return false;
  const word = raw(reading, at);
  if (/^(?:dr|mr|mrs|ms|mx|prof|mme)$/.test(word)) return true;
  if (/^(?:miss|sister|father|sir|doctor|fr)$/.test(word))
    return (
      (isCapitalised(reading, at) || word === "miss") &&
      isCapitalised(reading, at + 1) === (word !== "miss" || isCapitalised(reading, at + 1)) &&
      !NO_TITLE_BEFORE.has(raw(reading, at + 1))
    );
  return isCapitalised(reading, at);
}

/** A first name and a surname: both with capitals, or a name that can be nothing else before a word that nobody knows. */
function inFull(reading: Reading, at: number): Part | null {
  const first = raw(reading, at);
  const next = raw(reading, at + 1);
  if (!FIRST_NAMES.has(first) || !follows(reading, at + 1)) return null;
  if (PUBLIC.has(`${first} ${next}`) || isAlias(reading, at)) return null;
  if (isCapitalised(reading, at)) {
    if (EVERYDAY.has(next)) return null;
    const to = endOfName(reading, at);
    if (to - at < 2 || to - at > 4) return null;
    const parts = Array.from({ length: to - at }, (_, index) => raw(reading, at + index));
    const strangers = parts.filter(
      (part) => part.length > 2 && !EVERYDAY.has(part) && !FIRST_NAMES.has(part),
    );
    if (strangers.length === 0 || isInitial(reading, to - 1)) return null;
    return { from: at, to, suggestion: initialOf(reading, at), what: "name" };
  }
  const isStranger = next.length > 3 && !EVERYDAY.has(next) && reading.words.number[at + 1] === 0;
  return isSureName(first) && isStranger && !looksInflected(next)
    ? { from: at, to: at + 2, suggestion: initialOf(reading, at), what: "name" }
    : null;
}

/** "@Quiet Heron" is somebody's name here. */
const isAlias = (reading: Reading, at: number): boolean =>
  reading.text[(reading.words.from[at] ?? 0) - 1] === "@";

const looksInflected = (word: string): boolean =>
  /(?:ing|ed|ly|s|er|est|ment|tion|ness|ful|less)$/.test(word);

/** "My therapist Dave", "Dear Hannah", "i miss you karen", "Hannah was my therapist", "Ask for Una". */
function byRole(reading: Reading, at: number): Part | null {
  const word = raw(reading, at);
  const capitalised = word.length > 2 && !EVERYDAY.has(word) && isCapitalised(reading, at);
  if (!(capitalised || isSureName(word)) || isAlias(reading, at)) return null;
  if (!FIRST_NAMES.has(word) && (beginsSentence(reading, at) || !capitalised)) return null;
  const before = (back: number): string => reading.words.word[at - back] ?? "";
  const after = (on: number): string => reading.words.word[at + on] ?? "";
  const near = follows(reading, at);
  const isCalled =
    (CALLING.has(before(1)) && /^(?:my|our|the|old|ex|former|school|new|last)$/.test(before(2))) ||
    (/^(?:called|named|is|was)$/.test(before(1)) && CALLING.has(before(2)) && FIRST_NAMES.has(word)) ||
    (near && before(1) === "dear" && FIRST_NAMES.has(word)) ||
    (near &&
      before(1) === "you" &&
      /^(?:miss|love|thank|thanks|need)$/.test(before(2)) &&
      FIRST_NAMES.has(word)) ||
    (before(1) === "you" && before(2) === "of" && before(3) === "thinking" && FIRST_NAMES.has(word)) ||
    (near && before(1) === "for" && /^(?:ask|asked)$/.test(before(2))) ||
    (near && before(1) === "ask" && FIRST_NAMES.has(word)) ||
    (FIRST_NAMES.has(word) && /^(?:was|is)$/.test(after(1)) && after(2) === "my" && CALLING.has(after(3))) ||
    (FIRST_NAMES.has(word) && CALLING.has(after(2)) && after(1) === "my") ||
    (capitalised && before(1) === "name" && /^(?:her|his|their|therapists|maiden|my)$/.test(before(2))) ||
    (capitalised && /^(?:is|was)$/.test(before(1)) && before(2) === "name" && !near === false);
  if (!isCalled) return null;
  return {
    from: at,
    to: Math.max(at + 1, capitalised ? endOfName(reading, at) : at + 1),
    suggestion: initialOf(reading, at),
    what: "name",
  };
}
