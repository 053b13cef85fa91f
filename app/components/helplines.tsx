/** A way to reach someone: what to read, and a link when pressing it does the right thing. */
export type HelpContact = { text: string; href: string | null };

export type HelplinesCountry = {
  name: string;
  emergency: readonly HelpContact[];
  /** Set where sources name different emergency numbers. */
  emergencyUncertain?: boolean;
  lines: readonly HelplineEntry[];
};

export type HelplineEntry = {
  name: string;
  /** Whom the line is for: “anyone”, “people under 35”. */
  for: string;
  /** In the line's own time zone; null when nothing is known. */
  hours: string | null;
  languages?: string | null;
  phone: HelpContact | null;
  text: HelpContact | null;
  chat: HelpContact | null;
  website: HelpContact | null;
};

/** The numbers of one country: the emergency number first, then who listens. */
export function Helplines({ country }: { country: HelplinesCountry }) {
  return (
    <section className="notice care stack" aria-labelledby="helplines-country">
      <h2 id="helplines-country">{country.name}</h2>
      <p className="emergency row">
        <span>Emergency:</span>
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
      {country.lines.length === 0 && (
        <p>We could not confirm a helpline for this country. The directories on this page may know more.</p>
      )}
      {country.lines.map((line) => (
        <Line key={line.name} line={line} />
      ))}
    </section>
  );
}

const WAYS = { phone: "Call", text: "Text", chat: "Chat", website: "Website" } as const;
type Way = keyof typeof WAYS;
const WAY_NAMES = Object.keys(WAYS) as Way[];

function Line({ line }: { line: HelplineEntry }) {
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
