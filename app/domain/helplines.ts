/**
 * Helplines by country, and which of their numbers may become a link that dials.
 *
 * A wrong link is worse than none: someone in danger taps it and hears the wrong thing. So only a bare
 * number is linked; whatever needs reading first (a menu, a word to text, a star code) stays as text.
 *
 * The facts are in `app/content/helplines.json`, which this shape describes.
 */
export interface Helplines {
  /** The day on which every entry was checked that does not name its own, as `YYYY-MM-DD`. */
  checked: string;
  /** How the entries were put together, in words for readers. */
  note: string;
  directories: readonly Directory[];
  countries: readonly Country[];
}

/** A site that lists helplines of many countries. */
export interface Directory {
  name: string;
  url: string;
}

export interface Country {
  /** ISO 3166-1 alpha-2, in capitals. */
  code: string;
  name: string;
  /** The main emergency numbers, the first one first. */
  emergency: readonly string[];
  /** Set where the sources name different emergency numbers, so that the page can say so. */
  emergencyUncertain?: true;
  emergencySource: string;
  /** The day on which the emergency numbers were last checked, where it is not the file's. */
  emergencyChecked?: string;
  /** May be empty: then the emergency number and the directories are what there is. */
  lines: readonly Helpline[];
}

/** A `null` means that nothing is known, not that the line lacks it. */
export interface Helpline {
  name: string;
  phone: string | null;
  /** A number to text, or words such as `HELLO to 50808`. */
  text: string | null;
  chat: string | null;
  website: string | null;
  /** In the line's own time zone. */
  hours: string | null;
  /** ISO 639 codes. */
  languages: readonly string[] | null;
  /** Whom the line is for: “anyone”, “people under 35”. */
  for: string;
  /** Two sources agree, or the organisation or a public body says so. Other lines are left out of the file. */
  confirmed: true;
  /** For whoever checks the entry again. Never shown to readers: some lead to news about suicide. */
  sources: readonly string[];
  /** The day on which this line was last checked, where it is not the file's. */
  checked?: string;
}

/** What of a line a reader gets. */
export type HelplineForReaders = Omit<Helpline, "confirmed" | "sources">;

/** What of a country a reader gets. */
export type CountryForReaders = Omit<Country, "emergencySource" | "lines"> & {
  lines: readonly HelplineForReaders[];
};

/** The country with this code, in capitals or not, or `undefined`. */
export function countryByCode(data: Helplines, code: string): Country | undefined {
  return data.countries.find((country) => country.code === code.toUpperCase());
}

/** The country without its sources. Loaders return this one: all that they return can be read. */
export function forReaders({ emergencySource: _, lines, ...country }: Country): CountryForReaders {
  return { ...country, lines: lines.map(({ sources: _, confirmed: __, ...line }) => line) };
}

/**
 * Words in a line's name that say the number alone does not reach it:
 * a menu choice, an extension, a star code, or another number from mobile phones.
 */
const MORE_THAN_A_NUMBER = [
  /\bpress\b/i,
  /\bchoose\b/i,
  /\b(?:option|opción) \d/i,
  /\bext(?:ension\b|\.)/i,
  /[*#]\d/,
  /\bfrom (?:a )?mobile/i,
];

/** A `tel:` link for a line, or `null` when its number is missing or does not reach it by itself. */
export function telHref({ name, phone }: Pick<Helpline, "name" | "phone">): string | null {
  if (phone === null || MORE_THAN_A_NUMBER.some((words) => words.test(name))) return null;
  return emergencyHref(phone);
}

/** A `tel:` link for an emergency number, or `null` when it is more than one bare number. */
export function emergencyHref(number: string): string | null {
  const digits = bareNumber(number);
  return digits && `tel:${digits}`;
}

/** An `sms:` link for a line, or `null` when it takes no texts, wants a word first, or uses another app. */
export function smsHref({ text }: Pick<Helpline, "text">): string | null {
  const digits = text === null ? null : bareNumber(text);
  return digits && `sms:${digits}`;
}

/**
 * The digits of one written number, with its leading `+`, or `null` for everything else.
 * Two digits at least (`15`), fifteen at most (ITU-T E.164): two numbers in a row are longer.
 * A trunk zero in brackets, as in `+44 (0)20`, is refused: it must not be dialled with the `+`.
 */
function bareNumber(written: string): string | null {
  if (!/^\+?[\d\s().-]+$/.test(written) || written.includes("(0)")) return null;
  const digits = written.replace(/[\s().-]/g, "");
  return /^\+?\d{2,15}$/.test(digits) ? digits : null;
}
