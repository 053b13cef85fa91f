import { Link } from "@remix-run/react";
import { ENDINGS } from "#app/domain/ending.ts";
import { CONTENT_NOTES, HOPES, TIMES_SINCE } from "#app/domain/need.ts";
import { isNarrowed, type SearchAsked, searchPath } from "#app/domain/search-address.ts";
import { KIND_WORDS, WHAT_HELPED } from "./search-filters.tsx";
import { dateWords } from "./time-words.ts";

/** What narrows the search, each with the way to let it go. */
export function SearchNarrowed({ asked }: { asked: SearchAsked }) {
  if (!isNarrowed(asked)) return null;
  return (
    <ul className="chips" aria-label="What narrows the search">
      {narrowings(asked).map(({ label, without }) => (
        <li key={label}>
          <Link className="chip narrowing" to={searchPath({ ...asked, before: null, ...without })}>
            <span className="visually-hidden">Leave out: </span>
            <bdi>{label}</bdi>
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li className="row">
        <Link to={searchPath({ text: asked.text, yours: asked.yours })}>Search everything again</Link>
      </li>
    </ul>
  );
}

type Narrowing = { label: string; without: Partial<SearchAsked> };

/** In the order of the fields. */
function narrowings(asked: SearchAsked): Narrowing[] {
  const { ending, timeSince, hope, kind, note, author, from, until, helped } = asked;
  const all: (Narrowing | null)[] = [
    ending && { label: ENDINGS[ending], without: { ending: null } },
    timeSince && { label: `How long ago: ${TIMES_SINCE[timeSince]}`, without: { timeSince: null } },
    hope && { label: `Hoping for: ${HOPES[hope].label}`, without: { hope: null } },
    kind && { label: KIND_WORDS[kind], without: { kind: null } },
    note && { label: note === "none" ? "No content notes" : CONTENT_NOTES[note], without: { note: null } },
    author === "" ? null : { label: `By ${author}`, without: { author: "" } },
    from ? { label: `From ${dateWords(Date.parse(from))}`, without: { from: null } } : null,
    until ? { label: `Until ${dateWords(Date.parse(until))}`, without: { until: null } } : null,
    helped ? { label: WHAT_HELPED, without: { helped: false } } : null,
  ];
  return all.filter((narrowing) => narrowing !== null);
}
