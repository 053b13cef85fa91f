import { PAUSE, SENTENCE, type Words } from "../words.ts";

/**
 * What stands around a statement: whether it is denied, about somebody else, somebody else's thought about the author,
 * announced, or past. Each question looks a few words back within the sentence, so the time grows with the text alone.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const NEGATORS = list("not never no nor neither without hardly");
/** "Not sure", "can not stop": a "not" before these denies nothing of what follows. */
const NOT_DENYING = list(
  "stop help only just sure know mind care afraid scared wait first shake escape say tell see believe longer even keep control handle sleep resist quit feel safe trust promise stand ready surprised why get ignore fight",
);
const TURNS = list("but because cause so then until since though although yet except and");
const FIRST = list("i me my myself am mine");
const THIRD = list(
  "he she they him her his their brother sister mum dad friend friends husband wife partner uncle aunt cousin son daughter client clients patient patients someone people character singer therapist doctor nephew niece boyfriend girlfriend ex colleague neighbour roommate flatmate grandfather grandmother grandad nan teenager man woman girl boy kid student person who others everyone we you",
);
const AUXILIARIES = list(
  "is was were are felt feels feel been had has have became be who being to does do did not want wants wanted also had would might could may seemed seems got never a often an would become getting said",
);
const REPORTS = list(
  "asked asks asking ask thinks thought think assumed assume worried worries worry accused convinced check checked checks said says told joke joked joking jokes suggested suspects wondered wonders feared fears knew tells telling expects expected",
);
const REPORT_SUBJECTS = list(
  "he she they people therapist everyone you mum dad doctor husband wife friend friends partner someone sister brother who family parents nurse teacher boss gp we nobody anyone boyfriend girlfriend ex police counsellor colleague it form",
);
/** What is reported begins with one of these: "says that I", "told me to", and not "says no on Monday, then I". */
const BEGINS_REPORT = list("if whether that i me to we about my how when what they she he you of with");
const ANNOUNCES = list(
  "going will shall gonna plan planning intend intending decided ready determined about begin starting trying",
);
const PRESENT = list(
  "am is are want wants wish wishing need hope hoping feel feeling keep think thinking do have has will can going plan planning crave craving prefer being consider considering contemplate contemplating getting get still might could should would hate tired wanting dream fantasize trying about imagine imagining pray praying",
);
const PAST = list(
  "wanted wished was were felt had thought hoped needed did used tried attempted considered contemplated planned kept became got killed took imagined fantasized dreamt prayed prefered cut harmed hurt hanged burned started stopped went stood came made",
);

const SCOPE = 7;

export type Frame = {
  denied: boolean;
  aboutOthers: boolean;
  reported: boolean;
  announced: boolean;
  tense: "present" | "past" | "habit";
};

export function frameOf(words: Words, from: number, to: number): Frame {
  const ownWords = rangeHas(words, from, to, FIRST);
  return {
    denied: isDenied(words, from),
    aboutOthers: !ownWords && isAboutOthers(words, from),
    reported: isReported(words, from),
    announced: isAnnounced(words, from),
    tense: tenseOf(words, from, to),
  };
}

function rangeHas(words: Words, from: number, to: number, wanted: ReadonlySet<string>): boolean {
  for (let at = from; at < to; at++) if (wanted.has(words.word[at] ?? "")) return true;
  return false;
}

/** Whether a sentence or a pause lies between the word before `at` and `at`. */
const breaks = (words: Words, at: number, gap: number): boolean => (words.gap[at] ?? SENTENCE) >= gap;

function isDenied(words: Words, from: number): boolean {
  for (let at = from; at > 0 && at > from - SCOPE; at--) {
    if (breaks(words, at, PAUSE)) return false;
    const word = words.word[at - 1] ?? "";
    if (TURNS.has(word)) return false;
    if (word === "i" && from - at > 2) return isSetAside(words, at - 1);
    if (NEGATORS.has(word)) {
      const next = words.word[at] ?? "";
      const after = words.word[at + 1] ?? "";
      if (at < from && (NOT_DENYING.has(next) || (at + 1 < from && NOT_DENYING.has(after)))) continue;
      if (words.word[at - 2] === "why") continue;
      return true;
    }
    if (word === "i" && isSetAside(words, at - 1)) return true;
  }
  return false;
}

/** "It is not that I …", "I do not think I …". */
function isSetAside(words: Words, at: number): boolean {
  const before = words.word[at - 1] ?? "";
  const twoBefore = words.word[at - 2] ?? "";
  return /^(?:that|like|think|mean)$/.test(before) && twoBefore === "not";
}

function isAboutOthers(words: Words, from: number): boolean {
  for (let at = from; at > 0 && at > from - SCOPE; at--) {
    if (breaks(words, at, SENTENCE)) return false;
    const word = words.word[at - 1] ?? "";
    if (FIRST.has(word)) return false;
    if (THIRD.has(word)) return true;
    if (!AUXILIARIES.has(word)) return false;
  }
  return false;
}

function isReported(words: Words, from: number): boolean {
  for (let at = from; at > 0 && at > from - 10; at--) {
    if (breaks(words, at, SENTENCE)) return false;
    const word = words.word[at - 1] ?? "";
    if (word === "but") return false;
    if (!REPORTS.has(word) || !BEGINS_REPORT.has(words.word[at] ?? "")) continue;
    if (/^(?:if|whether)$/.test(words.word[at] ?? "") && words.word[at - 2] !== "i") return true;
    if (/^jok/.test(word) || word === "accused") return true;
    for (let subject = at - 2; subject >= 0 && subject > at - 6; subject--) {
      if (breaks(words, subject + 1, SENTENCE)) break;
      const who = words.word[subject] ?? "";
      if (who === "i" || who === "voices" || who === "voice") break;
      if (REPORT_SUBJECTS.has(who)) return true;
    }
  }
  return false;
}

function isAnnounced(words: Words, from: number): boolean {
  for (let at = from; at > 0 && at > from - 6; at--) {
    if (breaks(words, at, SENTENCE)) return false;
    const word = words.word[at - 1] ?? "";
    if (
      /^(?:if|afraid|scared|worried|would|might|could|whether|may|terrified|thinking|thoughts|feel)$/.test(
        word,
      )
    )
      return false;
    if (word === "about" && words.word[at] !== "to") continue;
    if (ANNOUNCES.has(word)) return !isDoubted(words, at - 1);
  }
  return false;
}

/** "I am scared that I will", "if I will", "I feel like I am going to". */
function isDoubted(words: Words, at: number): boolean {
  for (let before = at; before > 0 && before > at - 5; before--) {
    if (breaks(words, before, SENTENCE)) return false;
    if (
      /^(?:if|afraid|scared|worried|whether|terrified|sure|know|like|frightened|when|how|why)$/.test(
        words.word[before - 1] ?? "",
      )
    )
      return true;
  }
  return false;
}

function tenseOf(words: Words, from: number, to: number): Frame["tense"] {
  const first = words.word[from] ?? "";
  if (PAST.has(first)) return isPerfect(words, from) ? "present" : "past";
  for (let at = from; at > 0 && at > from - 6; at--) {
    if (breaks(words, at, SENTENCE)) break;
    const word = words.word[at - 1] ?? "";
    if (word === "used" && words.word[at] === "to") return "habit";
    if (word === "made" && words.word[at] === "me") return "past";
    if (PAST.has(word)) return isPerfect(words, at - 1) ? "present" : "past";
    if (PRESENT.has(word) && !/^(?:being|trying|about|going|thinking|wanting|getting)$/.test(word))
      return "present";
  }
  for (let at = from; at < to; at++) {
    const word = words.word[at] ?? "";
    if (PRESENT.has(word)) return "present";
    if (PAST.has(word)) return "past";
  }
  return "present";
}

/** "Have wanted" reaches into now; "had wanted" does not. */
function isPerfect(words: Words, at: number): boolean {
  for (let before = at - 1; before >= 0 && before > at - 4; before--) {
    if (/^(?:have|has)$/.test(words.word[before] ?? "")) return true;
    if (words.word[before] === "i") return false;
  }
  return false;
}
