import { Form, Link } from "@remix-run/react";
import type { DraftBox } from "#app/domain/draft-views.ts";
import type { StartThreadFields } from "#app/domain/form-views.ts";
import { emptyForm, type FormState } from "#app/domain/form-views.ts";
import { DraftParts, OtherDrafts } from "./draft-parts.tsx";
import { TextArea, TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { AudienceField, NeedFields, NoteFields } from "./need-fields.tsx";

type EditFormProps = {
  post: {
    isOpening: boolean;
    path: string;
    revision: number;
    values: Partial<Record<StartThreadFields, string>>;
  };
  /** The form as it was last sent, or null. */
  form: FormState | null;
  draft: DraftBox;
};

/** An own post to change: its text, and for an opening post its title and ending too. */
export function EditForm({ post, form: sent, draft }: EditFormProps) {
  const form: FormState<StartThreadFields | "fromRevision"> = sent ?? emptyForm(post.values);
  return (
    <div className="wrap stack gap-5">
      <h1>Edit what you wrote</h1>
      <OtherDrafts draft={draft} />
      <Form className="stack gap-5" method="post" data-draft={draft.path}>
        <FormErrors form={form} />
        <input type="hidden" name="heading" value={post.isOpening ? "yes" : ""} />
        <input type="hidden" name="fromRevision" value={form.values.fromRevision || post.revision} />
        {post.isOpening && <TextField form={form} name="title" label="Title" />}
        <TextArea
          form={form}
          name="body"
          label="Your text"
          rows={12}
          hint="Others will see that it was edited."
        />
        {post.isOpening && <NeedFields form={form} />}
        <NoteFields form={form} />
        {post.isOpening && <AudienceField form={form} wasOpen={post.values.audience === "everyone"} />}
        <p className="row">
          <button className="button" type="submit">
            Save
          </button>
          <Link to={post.path}>Leave it as it was</Link>
        </p>
        <DraftParts draft={draft} />
      </Form>
    </div>
  );
}
