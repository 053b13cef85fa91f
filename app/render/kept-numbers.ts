import type { CountryHelp, HelpContact, HelplineView } from "#app/domain/helpline-views.ts";
import { escapeXml } from "./xml.ts";

/**
 * One country's numbers as a page of its own, to be kept on a device and opened without a connection. It asks for
 * nothing, runs nothing, and says neither in its title nor anywhere else which forum it came from.
 */
export function renderKeptNumbers(country: CountryHelp): string {
  const { first, last } = country.checked;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Numbers</title>
<style>
body { max-width: 36rem; margin: 1.5rem auto; padding: 0 1rem; font: 1.05rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.3rem; }
h2 { margin: 1.5rem 0 0; font-size: 1.05rem; }
p { margin: 0.25rem 0; overflow-wrap: anywhere; }
a { display: inline-block; padding: 0.5rem 0; color: inherit; font-weight: 600; }
</style>
<h1>${escapeXml(country.name)}</h1>
<p>Emergency: ${country.emergency.map(contact).join(" or ")}</p>
${country.emergencyUncertain ? "<p>Sources do not agree on this number. If it does not work, try another one.</p>\n" : ""}${country.lines.map(line).join("\n")}
<p>Last checked: ${first === last ? first : `${first} to ${last}`}</p>
</html>
`;
}

const WAYS = { phone: "Call", text: "Text", chat: "Chat", website: "Website" } as const;

function line(of: HelplineView): string {
  const facts = [`For ${of.for}`, of.hours, of.languages].filter((fact) => fact !== null);
  const ways = (Object.keys(WAYS) as (keyof typeof WAYS)[]).flatMap((way) => {
    const to = of[way];
    return to ? [`<p>${WAYS[way]}: ${contact(to)}</p>`] : [];
  });
  return [`<h2>${escapeXml(of.name)}</h2>`, `<p>${escapeXml(facts.join(" · "))}</p>`, ...ways].join("\n");
}

const contact = ({ text, href }: HelpContact): string =>
  href === null
    ? escapeXml(text)
    : `<a href="${escapeXml(href)}" rel="noopener noreferrer">${escapeXml(text)}</a>`;
