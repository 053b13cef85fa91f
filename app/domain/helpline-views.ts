import {
  type Country,
  countryByCode,
  type Directory,
  emergencyHref,
  forReaders,
  type HelplineForReaders,
  type Helplines,
  smsHref,
  telHref,
} from "./helplines.ts";

/** What readers get to see of `app/content/helplines.json`: numbers with what pressing them does, never a source. */

/** A way to reach someone: what to read, and a link when pressing it does the right thing. */
export type HelpContact = { text: string; href: string | null };

export type CountryName = { code: string; name: string };

export type CountryHelp = CountryName & {
  emergency: readonly HelpContact[];
  /** Set where sources name different emergency numbers. */
  emergencyUncertain?: boolean;
  lines: readonly HelplineView[];
  /** The days on which the oldest and the latest of all this was checked, as `YYYY-MM-DD`. */
  checked: { first: string; last: string };
};

export type HelplineView = {
  name: string;
  /** Whom the line is for: “anyone”, “people under 35”. */
  for: string;
  /** In the line's own time zone; null when nothing is known. */
  hours: string | null;
  /** By their English names. */
  languages: string | null;
  phone: HelpContact | null;
  text: HelpContact | null;
  chat: HelpContact | null;
  website: HelpContact | null;
};

export type HelpNowView = {
  /** Null when none is chosen, or there is none with this code. */
  country: CountryHelp | null;
  /** A country was asked for that is not in the list. */
  unknown: boolean;
  /** The code of the reader's own country, as their settings have it. Null for guests. */
  own: string | null;
  /** Whether the country shown could be kept as the reader's own. */
  canKeep: boolean;
  countries: readonly CountryName[];
  directories: readonly Directory[];
  note: string;
};

/** The country with this code as readers see it, or null where the file has none. */
export function countryHelp(data: Helplines, code: string | null): CountryHelp | null {
  const country = code === null ? undefined : countryByCode(data, code);
  return country ? present(data, country) : null;
}

export const countryNames = (data: Helplines): CountryName[] =>
  data.countries.map(({ code, name }) => ({ code, name }));

function present(data: Helplines, country: Country): CountryHelp {
  const { code, name, emergency, emergencyUncertain, lines } = forReaders(country);
  const days = [country.emergencyChecked, ...lines.map(({ checked }) => checked)]
    .map((day) => day ?? data.checked)
    .sort();
  return {
    code,
    name,
    emergency: emergency.map((number) => ({ text: number, href: emergencyHref(number) })),
    emergencyUncertain,
    lines: lines.map(presentLine),
    checked: { first: days[0] ?? data.checked, last: days.at(-1) ?? data.checked },
  };
}

const presentLine = (line: HelplineForReaders): HelplineView => ({
  name: line.name,
  for: line.for,
  hours: line.hours,
  languages: line.languages?.map(languageName).join(", ") ?? null,
  phone: line.phone === null ? null : { text: line.phone, href: telHref(line) },
  text: line.text === null ? null : { text: line.text, href: smsHref(line) },
  chat: line.chat === null ? null : linkTo(line.chat),
  website: line.website === null ? null : linkTo(line.website),
});

const linkTo = (address: string): HelpContact => ({
  text: address.replace(/^https?:\/\/|\/$/g, ""),
  href: /^https?:/.test(address) ? address : null,
});

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

/** `English` for `en`. A code that has no name stays as it is. */
const languageName = (code: string): string => LANGUAGES.of(code) ?? code;
