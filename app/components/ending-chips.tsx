import { Link } from "@remix-run/react";
import { ENDING_SLUGS, ENDINGS, type Ending } from "#app/domain/ending.ts";
import { filterPath, type ThreadFilter } from "#app/domain/thread-filter.ts";

/** How many endings stand in the open; the rest is behind “More…”, so that a phone shows threads too. */
const IN_THE_OPEN = 6;

/** Links to the threads about each kind of ending, within what else the list is narrowed to. No script is needed. */
export function EndingChips({ filter }: { filter: ThreadFilter }) {
  const more = ENDING_SLUGS.slice(IN_THE_OPEN);
  return (
    <nav aria-label="How it ended">
      <ul className="chips">
        <li>
          <Chip ending={null} label="All" filter={filter} />
        </li>
        {ENDING_SLUGS.slice(0, IN_THE_OPEN).map((ending) => (
          <li key={ending}>
            <Chip ending={ending} label={ENDINGS[ending]} filter={filter} />
          </li>
        ))}
        <li className="more">
          <details open={filter.ending !== null && more.includes(filter.ending)}>
            <summary className="chip">
              More…<span className="visually-hidden"> kinds of ending</span>
            </summary>
            <ul className="chips">
              {more.map((ending) => (
                <li key={ending}>
                  <Chip ending={ending} label={ENDINGS[ending]} filter={filter} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      </ul>
    </nav>
  );
}

function Chip({ ending, label, filter }: { ending: Ending | null; label: string; filter: ThreadFilter }) {
  return (
    <Link
      className="chip"
      to={filterPath({ ...filter, ending })}
      aria-current={filter.ending === ending ? "page" : undefined}
    >
      {label}
    </Link>
  );
}
