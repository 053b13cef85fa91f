import { ENDING_SLUGS, ENDINGS } from "#app/domain/ending.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import {
  CONTENT_NOTE_SLUGS,
  CONTENT_NOTES,
  HOPE_SLUGS,
  HOPES,
  TIME_SINCE_SLUGS,
  TIMES_SINCE,
} from "#app/domain/need.ts";
import type { SearchAsked } from "#app/domain/search-address.ts";
import type { ThreadKind } from "#app/domain/thread.ts";
import { Checkbox } from "./checkbox.tsx";
import { type Option, SelectField, TextField } from "./field.tsx";

/** Whatever else a search can ask, folded until somebody wants it. Its own button, as the other is far above on a phone. */
export function SearchFilters({ asked }: { asked: SearchAsked }) {
  const form = emptyForm({
    kind: asked.kind ?? "",
    ending: asked.ending ?? "",
    since: asked.timeSince ?? "",
    hope: asked.hope ?? "",
    note: asked.note ?? "",
    helped: asked.helped ? "yes" : "",
    author: asked.author,
    from: asked.from ?? "",
    until: asked.until ?? "",
  });
  const field = { form, idPrefix: "search" };
  return (
    <details className="fold-out">
      <summary className="link-quiet">Narrow the search</summary>
      <div className="search-filters">
        <SelectField {...field} name="ending" label="How it ended" options={ENDING_OPTIONS} />
        <SelectField {...field} name="since" label="How long ago" options={TIME_OPTIONS} />
        <SelectField {...field} name="hope" label="Hoping for" options={HOPE_OPTIONS} />
        <SelectField {...field} name="kind" label="Kind" options={KIND_OPTIONS} />
        <SelectField {...field} name="note" label="Content notes" options={NOTE_OPTIONS} />
        <TextField
          {...field}
          name="author"
          label="Written by"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
        />
        <DayField name="from" label="From" value={asked.from} />
        <DayField name="until" label="Until" value={asked.until} />
        <Checkbox {...field} name="helped" label={WHAT_HELPED} />
      </div>
      <button className="button plain" type="submit">
        Show what fits
      </button>
    </details>
  );
}

function DayField({ name, label, value }: { name: string; label: string; value: string | null }) {
  const id = `search-${name}`;
  return (
    <div className="field day">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" name={name} defaultValue={value ?? ""} />
    </div>
  );
}

export const WHAT_HELPED = "It helped somebody";

/** What each kind is called among the filters. */
export const KIND_WORDS: Record<ThreadKind, string> = {
  experience: "Experiences",
  question: "Questions",
  letter: "Unsent letters",
  article: "Comments under an article",
};

/** What each choice of notes is called. */
const noteWords = (note: NonNullable<SearchAsked["note"]>): string =>
  note === "none" ? "Without any" : `With: ${CONTENT_NOTES[note]}`;

const any = (label: string): Option => ({ value: "", label });
const KIND_OPTIONS: readonly Option[] = [
  any("Everything"),
  ...Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label })),
];
const ENDING_OPTIONS: readonly Option[] = [
  any("Any ending"),
  ...ENDING_SLUGS.map((value) => ({ value, label: ENDINGS[value] })),
];
const TIME_OPTIONS: readonly Option[] = [
  any("Any time"),
  ...TIME_SINCE_SLUGS.map((value) => ({ value, label: TIMES_SINCE[value] })),
];
const HOPE_OPTIONS: readonly Option[] = [
  any("Anything"),
  ...HOPE_SLUGS.map((value) => ({ value, label: HOPES[value].label })),
];
const NOTE_OPTIONS: readonly Option[] = [
  any("With and without"),
  ...(["none", ...CONTENT_NOTE_SLUGS] as const).map((value) => ({ value, label: noteWords(value) })),
];
