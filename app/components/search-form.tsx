import { Form, Link } from "@remix-run/react";
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
import { isNarrowed, type SearchAsked, searchPath } from "#app/domain/search-address.ts";
import type { ThreadKind } from "#app/domain/thread.ts";
import { Checkbox } from "./checkbox.tsx";
import { type Option, SelectField, TextField } from "./field.tsx";

/**
 * Several times what is looked at. In an address a character takes up to nine bytes, and a server reads 16 kB of it:
 * whoever pastes a whole letter is told that the search is for its beginning.
 */
const MOST_TYPED = 1_000;

/**
 * The search as a form that leads to an address: it can be kept and shared as a link, and works without a script. What
 * narrows it stays folded until somebody wants it.
 */
export function SearchForm({ asked }: { asked: SearchAsked }) {
  const path = searchPath(asked);
  return (
    // The address as key: after a link has changed the search, the boxes show the new one.
    <Form className="stack" method="get" action="/search" role="search" key={path}>
      {asked.yours && <input type="hidden" name="in" value="yours" />}
      <div className="search-box">
        <label className="visually-hidden" htmlFor="search-words">
          Search for
        </label>
        <input
          id="search-words"
          type="search"
          name="q"
          dir="auto"
          defaultValue={asked.text}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={MOST_TYPED}
          aria-describedby="search-hint"
        />
        <button className="button" type="submit">
          Search
        </button>
      </div>
      <p className="hint" id="search-hint">
        All the words are looked for. “Words in quotation marks” stand together, and a minus leaves a word
        out.
      </p>
      <Filters asked={asked} />
    </Form>
  );
}

function Filters({ asked }: { asked: SearchAsked }) {
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
  const select = { form, idPrefix: "search" };
  return (
    <details className="fold-out" open={isNarrowed(asked)}>
      <summary className="link-quiet">Narrow the search</summary>
      <div className="search-filters">
        <SelectField {...select} name="ending" label="How it ended" options={ENDING_OPTIONS} />
        <SelectField {...select} name="since" label="How long ago" options={TIME_OPTIONS} />
        <SelectField {...select} name="hope" label="Hoping for" options={HOPE_OPTIONS} />
        <SelectField {...select} name="kind" label="Kind" options={KIND_OPTIONS} />
        <SelectField {...select} name="note" label="Content notes" options={NOTE_OPTIONS} />
        <TextField
          {...select}
          name="author"
          label="Written by"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
        />
        <DayField name="from" label="From" value={asked.from} />
        <DayField name="until" label="Until" value={asked.until} />
      </div>
      <Checkbox {...select} name="helped" label="Only what helped somebody" />
      {isNarrowed(asked) && (
        <p>
          <Link to={searchPath({ text: asked.text, yours: asked.yours })}>Search everything again</Link>
        </p>
      )}
    </details>
  );
}

function DayField({ name, label, value }: { name: string; label: string; value: string | null }) {
  const id = `search-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" name={name} defaultValue={value ?? ""} />
    </div>
  );
}

/** What each kind is called among the results. */
export const KIND_WORDS: Record<ThreadKind, string> = {
  experience: "Experiences",
  question: "Questions",
  letter: "Unsent letters",
  article: "Comments under an article",
};

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
  { value: "none", label: "Only posts without any" },
  ...CONTENT_NOTE_SLUGS.map((value) => ({ value, label: `With: ${CONTENT_NOTES[value]}` })),
];
