import { Form, Link } from "@remix-run/react";
import type { DraftBox } from "#app/domain/draft-views.ts";
import { emptyForm, type FormState } from "#app/domain/form-views.ts";
import { REPORT_REASON_SLUGS, REPORT_REASONS } from "#app/domain/report.ts";
import { Choices } from "./choices.tsx";
import { DraftParts, OtherDrafts } from "./draft-parts.tsx";
import { TextArea } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { Notice } from "./notice.tsx";
import { Prose } from "./prose.tsx";

type ReportFormProps = {
  post: { where: string; path: string; html: string };
  form: FormState | null;
  draft: DraftBox;
  /** What stands in the address after a report was taken: `first`, or `again` when this person had reported before. */
  sent: string | null;
};

const reasons = REPORT_REASON_SLUGS.map((value) => ({ value, label: REPORT_REASONS[value] }));

/** Brings a post before the moderators, or says that it was. */
export function ReportForm({ post, form: again, draft, sent }: ReportFormProps) {
  if (sent !== null) return <Received path={post.path} again={sent === "again"} />;
  const form: FormState<"reason" | "details"> = again ?? emptyForm();
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>Report a post</h1>
        <p>
          A moderator will read it as it stands now. Whoever wrote it is not told who reported it. If somebody
          is in danger, please also look at <Link to="/help-now">Help now</Link>: moderators are volunteers
          and may not see this at once.
        </p>
      </header>
      <details className="fold">
        <summary>The post: {post.where}</summary>
        <Prose html={post.html} />
      </details>
      <OtherDrafts draft={draft} />
      <Form className="stack gap-5" method="post" data-draft={draft.path}>
        <FormErrors form={form} />
        <Choices form={form} name="reason" label="What is it about?" options={reasons} />
        <TextArea form={form} name="details" label="Anything a moderator should know" optional short />
        <p className="row">
          <button className="button" type="submit">
            Send the report
          </button>
          <Link to={post.path}>Go back</Link>
        </p>
        <DraftParts draft={draft} />
      </Form>
    </div>
  );
}

function Received({ path, again }: { path: string; again: boolean }) {
  return (
    <div className="wrap stack gap-5">
      <h1>Thank you</h1>
      <Notice kind="plain">
        <p>
          {again
            ? "You have reported this post before, and a moderator has yet to look at it. Once is enough."
            : "Your report has reached the moderators, with the post as it stands now."}
        </p>
      </Notice>
      <p>
        <Link to={path}>Back to where you were</Link>
      </p>
    </div>
  );
}
