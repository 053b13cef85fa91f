import { Link } from "@remix-run/react";
import { ENDING_SLUGS, ENDINGS, type Ending } from "#app/domain/ending.ts";

/** How many endings stand in the open; the rest is behind “More…”, so that a phone shows threads too. */
const IN_THE_OPEN = 6;

/** Links to the threads about each kind of ending. All of them can be reached without a script. */
export function EndingChips({ current }: { current: Ending | null }) {
  const more = ENDING_SLUGS.slice(IN_THE_OPEN);
  return (
    <nav aria-label="How it ended">
      <ul className="chips">
        <li>
          <Chip to="/" label="All" isCurrent={current === null} />
        </li>
        {ENDING_SLUGS.slice(0, IN_THE_OPEN).map((ending) => (
          <EndingChip key={ending} ending={ending} current={current} />
        ))}
        <li className="more">
          <details open={current !== null && more.includes(current)}>
            <summary className="chip">
              More…<span className="visually-hidden"> kinds of ending</span>
            </summary>
            <ul className="chips">
              {more.map((ending) => (
                <EndingChip key={ending} ending={ending} current={current} />
              ))}
            </ul>
          </details>
        </li>
      </ul>
    </nav>
  );
}

function EndingChip({ ending, current }: { ending: Ending; current: Ending | null }) {
  return (
    <li>
      <Chip to={`/endings/${ending}`} label={ENDINGS[ending]} isCurrent={ending === current} />
    </li>
  );
}

function Chip({ to, label, isCurrent }: { to: string; label: string; isCurrent: boolean }) {
  return (
    <Link className="chip" to={to} aria-current={isCurrent ? "page" : undefined}>
      {label}
    </Link>
  );
}
