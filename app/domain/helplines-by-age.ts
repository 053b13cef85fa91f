import type { Country, Helpline, Helplines } from "./helplines.ts";

/**
 * The same file for whoever runs the forum: every entry with its sources, those first that were not checked for the
 * longest time. An entry is a line, or the emergency numbers of a country.
 */
export type CheckedOnView = {
  /** `YYYY-MM-DD`. */
  day: string;
  /** More than a year ago. */
  isOld: boolean;
  count: number;
  countries: readonly { code: string; name: string; entries: readonly EntryToCheck[] }[];
};

export type EntryToCheck = {
  name: string;
  /** Numbers and addresses as the file has them, and nothing where it has none. */
  says: readonly string[];
  sources: readonly string[];
};

type Dated = { day: string; country: Country; entry: EntryToCheck };

/** Entries by the day they were checked, oldest first, and within a day by country, in the order of the file. */
export function helplinesByAge(data: Helplines, today: string): CheckedOnView[] {
  const byDay = Map.groupBy(
    data.countries.flatMap((country) => entriesOf(data, country)),
    ({ day }) => day,
  );
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, dated]) => ({
      day,
      isOld: day < aYearBefore(today),
      count: dated.length,
      countries: [...Map.groupBy(dated, ({ country }) => country)].map(([{ code, name }, ofCountry]) => ({
        code,
        name,
        entries: ofCountry.map(({ entry }) => entry),
      })),
    }));
}

/** The same day a year earlier. As a text to compare with: the 29th of February may not exist, and need not. */
export const aYearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

function entriesOf(data: Helplines, country: Country): Dated[] {
  const emergency = {
    name: country.emergencyUncertain ? "Emergency (sources differ)" : "Emergency",
    says: [country.emergency.join(", ")],
    sources: [country.emergencySource],
  };
  return [
    { day: country.emergencyChecked ?? data.checked, country, entry: emergency },
    ...country.lines.map((line) => ({ day: line.checked ?? data.checked, country, entry: entryOf(line) })),
  ];
}

function entryOf({ sources, ...line }: Helpline): EntryToCheck {
  const says = [
    line.phone && `call ${line.phone}`,
    line.text && `text ${line.text}`,
    line.chat && `chat ${line.chat}`,
    line.website,
    line.hours,
    line.languages?.join(", "),
    `for ${line.for}`,
  ];
  return { name: line.name, says: says.filter((said) => typeof said === "string"), sources };
}
