import { MAY_BE_PLACE } from "../marks.ts";
import type { Reading } from "../reading.ts";
import { EVERYDAY } from "./everyday.ts";
import { beginsSentence, follows, isCapitalised, type Part, written } from "./parts.ts";

const STREETS = new Set(
  "street road lane close avenue drive crescent terrace square gardens grove quay boulevard mews row walk way court place hill rd st ave blvd parade highway roundabout".split(
    " ",
  ),
);
/** After a number alone these could be anything ("three way", "2 place"). */
const WEAK_STREETS = new Set("way court place hill walk row close drive st highway".split(" "));
const INSTITUTIONS = new Set(
  "clinic clinics centre center practice rooms wellness counselling counseling hospital infirmary ward surgery primary academy college university associates hospice institute foundation house lodge priory hub psychotherapy psychology collective".split(
    " ",
  ),
);
const NOT_A_NAME = new Set(
  "the a an my our your his her their this that at in of for university local private new old general mental health nhs day community group open art play family couples primary speech crisis every another no any some outpatient inpatient trauma eating cancer student free talking online walk school medical national royal city central second first".split(
    " ",
  ),
);
/** Places of treatment with a name that says enough. */
const WELL_KNOWN = new Set("priory tavistock maudsley menninger betterhelp".split(" "));

/** Addresses, streets, postcodes, and practices by their names. */
export function placesIn(reading: Reading): Part[] {
  const parts: Part[] = [];
  const { marks } = reading.words;
  for (let at = 0; at < marks.length; at++) {
    if (((marks[at] ?? 0) & MAY_BE_PLACE) === 0) continue;
    const part = street(reading, at) ?? institution(reading, at) ?? postBox(reading, at);
    if (!part) continue;
    parts.push(part);
    at = part.to - 1;
  }
  return parts;
}

const KINDS = new Set([...STREETS, ...INSTITUTIONS, ...WELL_KNOWN]);

/** Whether a place may be found at a word: most are none (marks.ts). */
export const markOfPlace = (raw: string): number =>
  KINDS.has(raw) || raw.startsWith("po") || hasDigit(raw) ? MAY_BE_PLACE : 0;

/** Postcodes are short and have one. */
function hasDigit(word: string): boolean {
  if (word.length > 4) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) <= 0x39) return true;
  return false;
}

const raw = (reading: Reading, at: number): string => reading.words.raw[at] ?? "";

/** "14 Larkspur Close", "Mill Lane"; with the number, two or three words before the street's. */
function street(reading: Reading, at: number): Part | null {
  const kind = raw(reading, at);
  if (!STREETS.has(kind) || at === 0 || !follows(reading, at)) return null;
  let from = at;
  while (
    from > at - 3 &&
    from > 0 &&
    (from === at || follows(reading, from)) &&
    isCapitalised(reading, from - 1) &&
    !NOT_A_NAME.has(raw(reading, from - 1)) &&
    !/^\d/.test(raw(reading, from - 1))
  )
    from -= 1;
  const numbered = (back: number): boolean =>
    /^\d{1,4}[a-z]?$/.test(raw(reading, back)) && follows(reading, back + 1);
  if (from < at && from > 0 && numbered(from - 1))
    return { from: from - 1, to: at + 1, suggestion: "", what: "place" };
  if (from < at && isCapitalised(reading, at) && !WEAK_STREETS.has(kind))
    return { from, to: at + 1, suggestion: "", what: "place" };
  if (!WEAK_STREETS.has(kind) && at > 1 && numbered(at - 2) && !EVERYDAY.has(raw(reading, at - 1)))
    return { from: at - 2, to: at + 1, suggestion: "", what: "place" };
  return null;
}

/** "Silverbirch Therapy Rooms": two words or more with capitals, of which the first is a name. */
function institution(reading: Reading, at: number): Part | null {
  if (WELL_KNOWN.has(raw(reading, at)) && isCapitalised(reading, at) && raw(reading, at) !== "betterhelp")
    return { from: at, to: at + 1, suggestion: "", what: "place" };
  const isKind = INSTITUTIONS.has(raw(reading, at)) && isCapitalised(reading, at) && follows(reading, at);
  if (!isKind) return null;
  let from = at;
  while (from > at - 4 && from > 0 && follows(reading, from) && isCapitalised(reading, from - 1)) from -= 1;
  while (
    from < at &&
    (NOT_A_NAME.has(raw(reading, from)) ||
      (beginsSentence(reading, from) && EVERYDAY.has(raw(reading, from))))
  )
    from += 1;
  if (from === at || EVERYDAY.has(raw(reading, from)) || written(reading, from).length < 3) return null;
  return { from, to: at + 1, suggestion: "", what: "place" };
}

function postBox(reading: Reading, at: number): Part | null {
  const isBox =
    raw(reading, at) === "po" && raw(reading, at + 1) === "box" && /^\d+$/.test(raw(reading, at + 2));
  if (isBox) return { from: at, to: at + 3, suggestion: "", what: "place" };
  const code = written(reading, at);
  const rest = written(reading, at + 1);
  const isCode = /^[A-Z]{1,2}\d[A-Z\d]?$/.test(code) && /^\d[A-Z]{2}$/.test(rest);
  return isCode ? { from: at, to: at + 2, suggestion: "", what: "place" } : null;
}
