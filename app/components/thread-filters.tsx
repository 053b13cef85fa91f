import { Link } from "@remix-run/react";
import { emptyForm } from "#app/domain/form-views.ts";
import { HOPE_SLUGS, HOPES, TIME_SINCE_SLUGS, TIMES_SINCE } from "#app/domain/need.ts";
import { filterPath, isFiltered, type ThreadFilter } from "#app/domain/thread-filter.ts";
import { SelectField } from "./field.tsx";

const timesSince = [
  { value: "", label: "Any time" },
  ...TIME_SINCE_SLUGS.map((value) => ({ value, label: TIMES_SINCE[value] })),
];
const hopes = [
  { value: "", label: "Anything" },
  ...HOPE_SLUGS.map((value) => ({ value, label: HOPES[value].label })),
];

/**
 * Narrows a list further than its ending does. A plain form that leads to an address: it can be kept, shared, and
 * works without a script.
 */
export function ThreadFilters({ filter }: { filter: ThreadFilter }) {
  const { ending, ...rest } = filter;
  const isNarrow = isFiltered({ ...rest, ending: null });
  const form = emptyForm({ since: filter.timeSince ?? "", hope: filter.hope ?? "" });
  return (
    <details className="fold-out filters" open={isNarrow}>
      <summary className="link-quiet">Narrow the list</summary>
      {/* The address as key: after a link has changed the filter, the boxes show the new one. */}
      <form className="row" method="get" action={filterPath({ ...NOTHING, ending })} key={filterPath(filter)}>
        <SelectField form={form} name="since" label="How long ago" options={timesSince} idPrefix="filter" />
        <SelectField form={form} name="hope" label="Hoping for" options={hopes} idPrefix="filter" />
        <button className="button plain" type="submit">
          Show
        </button>
        {isNarrow && <Link to={filterPath({ ...NOTHING, ending })}>Show all again</Link>}
      </form>
    </details>
  );
}

const NOTHING = { timeSince: null, hope: null };
