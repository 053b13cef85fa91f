import {
  type Country,
  countryByCode,
  emergencyHref,
  forReaders,
  type Helplines,
  smsHref,
  telHref,
} from "#app/domain/helplines.ts";

/** A country's lines with what its links lead to; sources stay behind. Null for a country that is not listed. */
export function helplinesOf(data: Helplines, code: string | null) {
  const country = code === null ? undefined : countryByCode(data, code);
  return country ? present(country) : null;
}

function present(country: Country) {
  const { name, emergency, emergencyUncertain, lines } = forReaders(country);
  return {
    name,
    emergency: emergency.map((number) => ({ text: number, href: emergencyHref(number) })),
    emergencyUncertain,
    lines: lines.map((line) => ({
      name: line.name,
      for: line.for,
      hours: line.hours,
      languages: line.languages?.join(", ") ?? null,
      phone: line.phone === null ? null : { text: line.phone, href: telHref(line) },
      text: line.text === null ? null : { text: line.text, href: smsHref(line) },
      chat: line.chat === null ? null : linkTo(line.chat),
      website: line.website === null ? null : linkTo(line.website),
    })),
  };
}

const linkTo = (address: string) => ({
  text: address.replace(/^https?:\/\/|\/$/g, ""),
  href: /^https?:/.test(address) ? address : null,
});

export const countryNames = (data: Helplines) => data.countries.map(({ code, name }) => ({ code, name }));
