import { Form, Link } from "@remix-run/react";
import type { DraftBox } from "#app/domain/draft-views.ts";
import type { EditConflictView } from "#app/domain/edit-views.ts";
import type { StartThreadFields } from "#app/domain/form-views.ts";
import { emptyForm, type FormState } from "#app/domain/form-views.ts";
import { Checkbox } from "./checkbox.tsx";
import { DraftParts, OtherDrafts } from "./draft-parts.tsx";
import { EditConflict } from "./edit-conflict.tsx";
import { TextArea, TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { AudienceField, NeedFields, NoteFields } from "./need-fields.tsx";

type EditFormProps = {
  post: {
    isOpening: boolean;
    path: string;
    revision: number;
    answeredForFewer: boolean;
    values: Partial<Record<StartThreadFields, string>>;
  };
  /** The form as it was last sent, or null. */
  form: (FormState & { conflict?: EditConflictView }) | null;
  draft: DraftBox;
};

/** What its author should know before they change who can read it. */
const audienceChange = ({ answeredForFewer, values }: EditFormProps["post"]) => {
  if (answeredForFewer) return "answered-for-fewer";
  return values.audience === "everyone" ? "from-everyone" : undefined;
};

/** An own post to change: its text, and for an opening post its title and ending too. */
export function EditForm({ post, form: sent, draft }: EditFormProps) {
  const form: FormState<StartThreadFields | "fromRevision" | "forget"> = sent ?? emptyForm(post.values);
  const conflict = sent?.conflict ?? null;
  const revision = conflict?.revision ?? (form.values.fromRevision || post.revision);
  return (
    <div className="wrap stack gap-5">
      <h1>Edit what you wrote</h1>
      <OtherDrafts draft={draft} />
      <Form className="stack gap-5" method="post" data-draft={draft.path}>
        <FormErrors form={form} />
        {conflict && <EditConflict conflict={conflict} />}
        <input type="hidden" name="heading" value={post.isOpening ? "yes" : ""} />
        <input key={revision} type="hidden" name="fromRevision" value={revision} />
        {post.isOpening && <TextField form={form} name="title" label="Title" />}
        <TextArea
          form={form}
          name="body"
          label="Your text"
          rows={12}
          hint="Others will see that it was edited. What it said before, only you and the moderators can read."
        />
        {post.isOpening && <NeedFields form={form} />}
        <NoteFields form={form} />
        {post.isOpening && <AudienceField form={form} change={audienceChange(post)} />}
        <Checkbox
          form={form}
          name="forget"
          label="Keep nothing of what it said before"
          hint="For a name that slipped in. Earlier versions are deleted for good, out of quotes and drafts too; a report that somebody made keeps the text it was about."
        />
        <p className="row">
          <button className="button" type="submit">
            {conflict ? "Save mine in its place" : "Save"}
          </button>
          <Link to={post.path}>{conflict ? "Keep the saved one" : "Leave it as it was"}</Link>
        </p>
        <DraftParts draft={draft} />
      </Form>
    </div>
  );
}
