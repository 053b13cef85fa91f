import { Link } from "@remix-run/react";
import { type DeskFilter, deskPath, isNarrowed, TOPIC_WORDS } from "#app/domain/desk-filter.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import { SelectField } from "./field.tsx";

const topics = [
  { value: "", label: "Everything" },
  ...Object.entries(TOPIC_WORDS).map(([value, label]) => ({ value, label })),
];
const people = [
  { value: "", label: "Everybody" },
  { value: "me", label: "Me" },
];

/** Narrows the queue within a lane or all of them. A plain form that leads to an address, so it works without a script. */
export function DeskFilters({ filter }: { filter: DeskFilter }) {
  const isNarrow = isNarrowed(filter);
  const form = emptyForm({ about: filter.about ?? "", for: filter.mine ? "me" : "" });
  return (
    <details className="fold-out filters" open={isNarrow}>
      <summary className="link-quiet">Narrow the queue</summary>
      {/* The address as key: after a link has changed the filter, the boxes show the new one. */}
      <form className="row" method="get" action="/moderation" key={deskPath(filter)}>
        {filter.lane && <input type="hidden" name="lane" value={filter.lane} />}
        <SelectField form={form} name="about" label="What it is about" options={topics} idPrefix="desk" />
        <SelectField form={form} name="for" label="Waits for" options={people} idPrefix="desk" />
        <button className="button plain" type="submit">
          Show
        </button>
        {isNarrow && (
          <Link to={deskPath({ lane: filter.lane, about: null, mine: false })}>Show all again</Link>
        )}
      </form>
    </details>
  );
}
