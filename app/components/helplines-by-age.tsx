import type { CheckedOnView, EntryToCheck } from "#app/domain/helplines-by-age.ts";
import { countOf, dayWords } from "./time-words.ts";

/** Every entry with its sources, those first that were not checked for the longest time. Made to be printed and ticked off. */
export function HelplinesByAge({ days }: { days: readonly CheckedOnView[] }) {
  const old = days.filter(({ isOld }) => isOld).reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>
        {old === 0
          ? "Nothing here is older than a year."
          : `${countOf(old, "entry is", "entries are")} older than a year and should be checked again.`}
      </p>
      {days.map((day) => (
        <Day key={day.day} day={day} />
      ))}
    </>
  );
}

function Day({ day: { day, isOld, count, countries } }: { day: CheckedOnView }) {
  return (
    <section className="stack" aria-labelledby={`checked-${day}`}>
      <h2 id={`checked-${day}`}>
        Checked on {dayWords(day)}
        {isOld && ", older than a year"}
      </h2>
      <p className="hint">
        {countOf(count, "entry", "entries")} in {countOf(countries.length, "country", "countries")}.
      </p>
      {countries.map(({ code, name, entries }) => (
        <section key={code} className="helpline stack gap-2" aria-labelledby={`checked-${day}-${code}`}>
          <h3 id={`checked-${day}-${code}`}>{name}</h3>
          <ul className="to-check">
            {entries.map((entry) => (
              <Entry key={entry.name} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** Sources by the site they are on; on paper, where nothing can be pressed, the whole address follows. */
function Entry({ entry: { name, says, sources } }: { entry: EntryToCheck }) {
  return (
    <li>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        : <bdi>{says.join(" · ")}</bdi>
      </p>
      <p className="meta sources">
        {sources.map((source) => (
          <a key={source} href={source} rel="noopener noreferrer">
            {new URL(source).hostname.replace(/^www\./, "")}
          </a>
        ))}
      </p>
    </li>
  );
}
