import type { Link } from "../links-in.ts";
import { DIGIT_OR_NETWORK, SIGN_OF_MAIL } from "../marks.ts";
import type { Reading } from "../reading.ts";
import { PAUSE } from "../words.ts";
import { type Part, written } from "./parts.ts";

const DIGITS = new Set(
  "zero oh nought one two three four five six seven eight nine double triple treble".split(" "),
);
const NETWORKS = new Set(
  "insta instagram ig tiktok snap snapchat twitter discord telegram skype facebook fb signal whatsapp kik tumblr linkedin youtube reddit bluesky mastodon threads x wechat line viber".split(
    " ",
  ),
);
const SIGNS_OF_MAIL = new Set(["at", "underscore", "dot", "dash"]);

/** What a word says by itself about ways to reach somebody (marks.ts). */
export const markOfContact = (raw: string): number =>
  (isDigit(raw) || DIGITS.has(raw) || NETWORKS.has(raw) ? DIGIT_OR_NETWORK : 0) |
  (SIGNS_OF_MAIL.has(raw) ? SIGN_OF_MAIL : 0);

/** Digits of a telephone number: at least, and at most. */
const PHONE_MIN = 7;
const PHONE_MAX = 15;

/** Ways to reach somebody elsewhere: telephone numbers, mail addresses, names on other networks, own pages. */
export function contactsIn(reading: Reading, links: readonly Link[]): Part[] {
  const parts: Part[] = [];
  const mayHaveMail =
    reading.text.includes("@") ||
    reading.words.raw.includes("dot") ||
    reading.text.includes("(at)") ||
    links.length > 0;
  const mayBeBesideSign = mayHaveMail || reading.text.includes("#");
  const own = new Map(links.filter(({ field }) => field === reading.field).map((link) => [link.start, link]));
  for (let at = 0; at < reading.words.word.length; at++) {
    const isDigitOrNetwork = ((reading.words.marks[at] ?? 0) & DIGIT_OR_NETWORK) !== 0;
    if (!isDigitOrNetwork && own.size === 0 && !(mayBeBesideSign && isBesideSign(reading, at))) continue;
    const to =
      (isDigitOrNetwork ? (spokenNumber(reading, at) ?? phone(reading, at)) : null) ??
      (mayHaveMail && mayBeginMail(reading, at) ? mail(reading, at) : null) ??
      (isDigitOrNetwork || isBeforeHash(reading, at) ? handle(reading, at) : null) ??
      (own.size > 0 ? ownLink(reading, at, own) : null);
    if (to === null) continue;
    parts.push({ from: at, to, suggestion: "", what: "contact" });
    at = to - 1;
  }
  return parts;
}

/** A quick look, since a blank stands after most words and no sign said in words or in brackets after that. */
const isBesideSign = ({ text, words }: Reading, at: number): boolean =>
  text.charCodeAt(words.to[at] ?? 0) !== 0x20 ||
  ((words.marks[at + 1] ?? 0) & SIGN_OF_MAIL) !== 0 ||
  (words.gap[at + 1] ?? PAUSE) >= PAUSE;

/** A sign of mail after the word, or the next word is one that is said for it. */
function mayBeginMail({ text, words }: Reading, at: number): boolean {
  const sign = text.charCodeAt(words.to[at] ?? 0);
  return (
    sign === 0x40 ||
    (sign >= 0x2b && sign <= 0x2e) ||
    sign === 0x5f ||
    ((words.marks[at + 1] ?? 0) & SIGN_OF_MAIL) !== 0 ||
    text[(words.from[at + 1] ?? 0) - 1] === "("
  );
}

const isBeforeHash = ({ text, words }: Reading, at: number): boolean =>
  text.charCodeAt(words.to[at] ?? 0) === 0x23;

const isDigit = (word: string): boolean =>
  word !== "" && word.charCodeAt(0) >= 0x30 && word.charCodeAt(0) <= 0x39;

const raw = (reading: Reading, at: number): string => reading.words.raw[at] ?? "";

const between = ({ text, words }: Reading, at: number): string =>
  text.slice(words.to[at - 1] ?? 0, words.from[at] ?? 0);

/** The sign between a word and the one before it where it is just one; a blank where it is not. */
const signBetween = ({ text, words }: Reading, at: number): string => {
  const before = words.to[at - 1] ?? 0;
  return words.from[at] === before + 1 ? (text[before] ?? " ") : " ";
};

/** Groups of digits with blanks, points, brackets or hyphens between them. Amounts, dates and years are none. */
function phone(reading: Reading, at: number): number | null {
  if (!/^\d+$/.test(raw(reading, at))) return null;
  let digits = "";
  let groups = 0;
  let to = at;
  while (
    to < at + PHONE_MAX &&
    /^\d+$/.test(raw(reading, to)) &&
    (to === at || /^[ ().\-–/+]{1,3}$/.test(between(reading, to)))
  ) {
    digits += raw(reading, to);
    groups += 1;
    to += 1;
  }
  const lead = reading.text[(reading.words.from[at] ?? 0) - 1] ?? "";
  if (digits.length < PHONE_MIN || digits.length > PHONE_MAX || /[$£€#]/.test(lead)) return null;
  const first = raw(reading, at);
  const isDate = groups <= 3 && /^(?:19|20)\d\d$/.test(raw(reading, to - 1)) && first.length <= 2;
  const isIsoDate = groups === 3 && /^(?:19|20)\d\d$/.test(first) && raw(reading, at + 1).length <= 2;
  if (isDate || isIsoDate) return null;
  const looksDialled = lead === "+" || digits.startsWith("0") || groups > 1 || lead === "(";
  return looksDialled ||
    /^(?:number|call|text|ring|phone|mob|mobile|tel|whatsapp|signal|at)$/.test(raw(reading, at - 1))
    ? to
    : null;
}

/** "oh seven seven double oh …": six digits in words or more, one after the other. */
function spokenNumber(reading: Reading, at: number): number | null {
  let to = at;
  while (to < at + 20 && DIGITS.has(raw(reading, to))) to += 1;
  return to - at >= 6 ? to : null;
}

/** With its signs, or written out: "rosa underscore k at example.org", "name at gmail dot com". */
function mail(reading: Reading, at: number): number | null {
  let last = at;
  while (last < at + 6 && "._+-".includes(signBetween(reading, last + 1))) last += 1;
  const isSign = signBetween(reading, last + 1) === "@";
  let host = last + 1;
  if (!isSign) {
    let name = at;
    while (
      name < at + 6 &&
      /^(?:underscore|dot|dash|hyphen)$/.test(raw(reading, name + 1)) &&
      raw(reading, name + 2) !== ""
    )
      name += 2;
    if (
      raw(reading, name + 1) !== "at" &&
      !/^\s*[([{]\s*(?:at|@)\s*[)\]}]\s*$/.test(between(reading, name + 1))
    )
      return null;
    host = raw(reading, name + 1) === "at" ? name + 2 : name + 1;
  }
  const point = between(reading, host + 1);
  if (
    point === "." &&
    raw(reading, host + 1).length >= 2 &&
    (isSign || (/^[a-z]{2,8}$/.test(raw(reading, host + 1)) && KNOWN_ENDINGS.has(lastLabel(reading, host))))
  )
    return endOfHost(reading, host);
  return raw(reading, host + 1) === "dot" && KNOWN_ENDINGS.has(raw(reading, host + 2)) ? host + 3 : null;
}

const KNOWN_ENDINGS = new Set("com org net co uk de ie eu example info me io edu gov fr".split(" "));

function endOfHost(reading: Reading, host: number): number {
  let to = host + 1;
  while (to < host + 6 && between(reading, to) === ".") to += 1;
  return to;
}

const lastLabel = (reading: Reading, host: number): string => raw(reading, endOfHost(reading, host) - 1);

/** A name on another network: "insta: @somebody", "discord is name#1234", "Skype: live:…". */
function handle(reading: Reading, at: number): number | null {
  const { text, words } = reading;
  if (/^\d{4}$/.test(raw(reading, at + 1)) && between(reading, at + 1) === "#") return at + 2;
  if (!NETWORKS.has(raw(reading, at))) return null;
  for (let name = at + 1; name <= at + 6 && name < words.word.length; name++) {
    const signed = text[(words.from[name] ?? 0) - 1] === "@";
    const live = raw(reading, name) === "live" && text[words.to[name] ?? 0] === ":";
    if (signed || live) return endOfHandle(reading, name);
  }
  return /:\s*$/.test(between(reading, at + 1)) && looksMadeUp(written(reading, at + 1))
    ? endOfHandle(reading, at + 1)
    : null;
}

const looksMadeUp = (name: string): boolean => /[\d_]/.test(name);

function endOfHandle(reading: Reading, name: number): number {
  let to = name + 1;
  while (to < name + 8 && /^[._:-]{1,2}$/.test(between(reading, to))) to += 1;
  return to;
}

/** A link that leads to a person: a profile, a group, "my blog". */
function ownLink(reading: Reading, at: number, links: ReadonlyMap<number, Link>): number | null {
  const start = reading.words.from[at] ?? 0;
  const link = links.get(start);
  if (!link) return null;
  const leadsToSomebody =
    /(?:^|\.)(?:linkedin|facebook|instagram|tiktok|twitter|x|snapchat|t|wa|discord)\.(?:com|me|gg)$|whatsapp|discord|telegram/.test(
      link.host,
    ) ||
    /about-me|\/in\/|\/@|\/u\//.test(link.path) ||
    isMine(reading, at);
  if (!leadsToSomebody) return null;
  let to = at;
  while (to < reading.words.word.length && (reading.words.from[to] ?? 0) < link.end) to += 1;
  return to;
}

/** "My blog", "my page" and the like a few words before. */
function isMine(reading: Reading, at: number): boolean {
  for (let before = at - 1; before >= 0 && before > at - 7; before--)
    if (
      /^(?:blog|website|site|channel|profile|page)$/.test(raw(reading, before)) &&
      /^(?:my|a)$/.test(raw(reading, before - 1))
    )
      return true;
  return false;
}
