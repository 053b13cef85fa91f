import type { ReviewItemView } from "#app/domain/desk-views.ts";
import type { FormState } from "#app/domain/form-views.ts";
import { ActFold } from "./act-form.tsx";
import { actPrefix, formOfAct } from "./act-state.ts";
import { SelectField, TextArea } from "./field.tsx";
import { StaffNotes } from "./staff-notes.tsx";

/** What moderators say to one another about an item, and the way to ask for a second opinion. */
export function ItemColleagues({ item, form }: { item: ReviewItemView; form: FormState }) {
  const ask = "ask-opinion";
  return (
    <section className="stack gap-3" aria-labelledby="colleagues">
      <h3 id="colleagues">For colleagues</h3>
      {item.opinionOf !== null && (
        <p>
          A second opinion is asked of <bdi>{item.opinionOf}</bdi>.
        </p>
      )}
      {item.notes.length > 0 && <StaffNotes notes={item.notes} />}
      <div className="acts">
        <ActFold act="note" label="Leave a note" form={form} item={item}>
          <TextArea
            form={formOfAct(form, "note")}
            name="note"
            label="Note"
            hint="Moderators read it, and nobody else."
            idPrefix={actPrefix("note")}
            short
          />
        </ActFold>
        {item.open && item.hasColleagues && (
          <ActFold act={ask} label="Ask for a second opinion" form={form} item={item}>
            <SelectField
              form={formOfAct(form, ask)}
              name="of"
              label="Whom?"
              options={[
                { value: "*", label: "Anybody else" },
                ...item.colleagues.map((handle) => ({ value: handle, label: handle })),
              ]}
              idPrefix={actPrefix(ask)}
            />
            <TextArea
              form={formOfAct(form, ask)}
              name="note"
              label="What would you like to know?"
              idPrefix={actPrefix(ask)}
              short
            />
          </ActFold>
        )}
      </div>
    </section>
  );
}
