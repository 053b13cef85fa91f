import type { CountryHelp, HelpContact, HelplineView } from "#app/domain/helpline-views.ts";
import { dayWords } from "./time-words.ts";

/** The numbers of one country: the emergency number first, then who listens. */
export function Helplines({ country }: { country: CountryHelp }) {
  return (
    <section className="notice care stack" aria-labelledby="helplines-country">
      <h2 id="helplines-country">{country.name}</h2>
      <EmergencyNumbers country={country} />
      {country.lines.length === 0 && (
        <p>We could not confirm a helpline for this country. The directories on this page may know more.</p>
      )}
      <HelplineList lines={country.lines} />
      <p className="hint">{checkedWords(country.checked)}</p>
    </section>
  );
}

/** Away from the country's heading they say where they hold. */
export function EmergencyNumbers({ country, named = false }: { country: CountryHelp; named?: boolean }) {
  return (
    <>
      <p className="emergency row">
        <span>{named ? `Emergency in ${country.name}:` : "Emergency:"}</span>
        {country.emergency.map((number, index) => (
          <span key={number.text}>
            {index > 0 && "or "}
            <strong>
              <Contact contact={number} />
            </strong>
          </span>
        ))}
      </p>
      {country.emergencyUncertain && (
        <p>
          Our sources do not agree on this number. If it does not work, please try another one listed here.
        </p>
      )}
    </>
  );
}

export function HelplineList({ lines }: { lines: readonly HelplineView[] }) {
  return lines.map((line) => <Line key={line.name} line={line} />);
}

/** When the numbers were last checked; from the oldest to the latest where that is not one day. */
function checkedWords({ first, last }: CountryHelp["checked"]): string {
  return first === last
    ? `Last checked on ${dayWords(first)}.`
    : `Last checked between ${dayWords(first)} and ${dayWords(last)}.`;
}

const WAYS = { phone: "Call", text: "Text", chat: "Chat", website: "Website" } as const;
type Way = keyof typeof WAYS;
const WAY_NAMES = Object.keys(WAYS) as Way[];

function Line({ line }: { line: HelplineView }) {
  const facts = [`For ${line.for}`, line.hours, line.languages].filter(Boolean);
  return (
    <div className="helpline stack gap-2">
      <h3>{line.name}</h3>
      <p className="meta">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <ul className="ways">
        {WAY_NAMES.map((way) => {
          const contact = line[way];
          return (
            contact && (
              <li key={way}>
                {WAYS[way]}: <Contact contact={contact} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

/** A number or an address. Numbers read from left to right in every language. */
function Contact({ contact: { text, href } }: { contact: HelpContact }) {
  if (href === null) return <bdi>{text}</bdi>;
  const leavesSite = href.startsWith("http");
  return (
    <a href={href} rel={leavesSite ? "noopener noreferrer" : undefined}>
      <bdi dir="ltr">{text}</bdi>
    </a>
  );
}
