import { AUDIENCE_WORDS } from "#app/domain/audience-words.ts";
import { ENDING_SLUGS, ENDINGS } from "#app/domain/ending.ts";
import type { FormState, HeadingFields } from "#app/domain/form-views.ts";
import {
  CONTENT_NOTE_SLUGS,
  CONTENT_NOTES,
  HOPE_SLUGS,
  HOPES,
  type NoteField,
  noteField,
  TIME_SINCE_SLUGS,
  TIMES_SINCE,
} from "#app/domain/need.ts";
import { AUDIENCES, STARTABLE_KINDS } from "#app/domain/thread.ts";
import { Checkbox } from "./checkbox.tsx";
import { Choices } from "./choices.tsx";
import { SelectField } from "./field.tsx";

/** An empty value is for whoever skips the question; “Prefer not to say” is an answer to it. */
const skippable = <Slug extends string>(slugs: readonly Slug[], labelOf: (slug: Slug) => string) => [
  { value: "", label: "Skip this" },
  ...slugs.map((slug) => ({ value: slug, label: labelOf(slug) })),
];

const endings = skippable(ENDING_SLUGS, (slug) => ENDINGS[slug]);
const timesSince = skippable(TIME_SINCE_SLUGS, (slug) => TIMES_SINCE[slug]);
const hopes = skippable(HOPE_SLUGS, (slug) => HOPES[slug].label);

/** Three questions that help others to find a text and to answer it well. Asked together, skipped together. */
export function NeedFields({ form }: { form: FormState<HeadingFields> }) {
  return (
    <fieldset className="needs">
      <legend>
        If you like <span className="optional">(all optional)</span>
      </legend>
      <SelectField form={form} name="ending" label="How did it end?" options={endings} />
      <SelectField form={form} name="timeSince" label="How long ago?" options={timesSince} />
      <SelectField form={form} name="hope" label="What do you hope for?" options={hopes} />
    </fieldset>
  );
}

const startableKinds = Object.entries(STARTABLE_KINDS).map(([value, label]) => ({ value, label }));

/** The labels of a post as a moderator can change them; how therapy ended and what it is, for an opening post. */
export function RelabelFields({
  form,
  isOpening,
  idPrefix,
}: {
  form: FormState;
  isOpening: boolean;
  idPrefix: string;
}) {
  return (
    <>
      <fieldset className="field">
        <legend>Content notes</legend>
        <div className="choices">
          {CONTENT_NOTE_SLUGS.map((note) => (
            <Checkbox
              key={note}
              form={form}
              name={noteField(note)}
              label={CONTENT_NOTES[note]}
              idPrefix={idPrefix}
            />
          ))}
        </div>
      </fieldset>
      {isOpening && (
        <>
          <SelectField
            form={form}
            name="ending"
            label="How did it end?"
            options={endings}
            idPrefix={idPrefix}
          />
          <KindField form={form} idPrefix={idPrefix} empty="As it is" />
        </>
      )}
    </>
  );
}

/** The notes stand folded: most texts need none, and whoever needs one finds it in one press. */
export function NoteFields({ form }: { form: FormState<NoteField> }) {
  const isAnyChosen = CONTENT_NOTE_SLUGS.some((note) => form.values[noteField(note)] === "yes");
  return (
    <details className="fold quiet" open={isAnyChosen}>
      <summary>
        Content note <span className="optional">(optional)</span>
      </summary>
      <fieldset className="field">
        <legend className="visually-hidden">Content notes</legend>
        <p className="hint">Your text stands folded behind it, so that readers can choose when to read it.</p>
        <div className="choices">
          {CONTENT_NOTE_SLUGS.map((note) => (
            <Checkbox key={note} form={form} name={noteField(note)} label={CONTENT_NOTES[note]} />
          ))}
        </div>
      </fieldset>
    </details>
  );
}

const audiences = AUDIENCES.map((audience) => ({ value: audience, label: AUDIENCE_WORDS[audience] }));

type AudienceProps = {
  form: FormState<HeadingFields>;
  /** What to know of a thread that stands already: everyone could read it, or others have replied for fewer. */
  change?: "from-everyone" | "answered-for-fewer";
};

/** Who can read it. */
export function AudienceField({ form, change }: AudienceProps) {
  const hint = change ? CHANGES[change] : "You can change this later.";
  const options =
    change === "answered-for-fewer" ? audiences.filter(({ value }) => value !== "everyone") : audiences;
  return <Choices form={form} name="audience" label="Who can read this?" options={options} hint={hint} />;
}

const CHANGES = {
  "from-everyone":
    "Until now everyone could read this. If you narrow it, it is gone from here at once, but search engines and archives may keep a copy for a while, and that is not in our hands.",
  "answered-for-fewer":
    "Others have replied while not everyone could read it. Their words stay among those they wrote for, so this cannot be opened to everyone.",
};

type AnonymousProps = {
  form: FormState<"anonymous">;
  /** The name that this person's anonymous posts in the thread have already; null when there is none yet. */
  alias?: string | null;
};

/** The switch for one post. It says what others will see, and what nobody will. */
export function AnonymousField({ form, alias = null }: AnonymousProps) {
  const label = alias === null ? "Post anonymously" : `Post as ${alias}, anonymously`;
  const hint =
    alias === null
      ? "Your name is not shown. You get another one, such as “Quiet Heron”, for this thread alone."
      : "You have this name in this thread already. Without the tick your own name stands beside it.";
  return <Checkbox form={form} name="anonymous" label={label} hint={hint} />;
}

export function KindField({ form, idPrefix, empty }: { form: FormState; idPrefix: string; empty: string }) {
  return (
    <SelectField
      form={form}
      name="kind"
      label="What is it?"
      options={[{ value: "", label: empty }, ...startableKinds]}
      idPrefix={idPrefix}
    />
  );
}
