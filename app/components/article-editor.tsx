import { Form, Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import { TextArea } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { Prose } from "./prose.tsx";

type ArticleEditorProps = {
  article: {
    slug: string;
    title: string;
    revision: number;
    /** The earlier one to bring back, if any. */
    earlier: number | null;
  };
  form: FormState<"source" | "fromRevision" | "intent">;
  /** The text as readers would see it, when that was asked for. */
  preview: { title: string; minutes: number; html: string } | null;
};

/** The whole file of an article to edit: what stands between the lines of dashes, and the text. */
export function ArticleEditor({ article, form, preview }: ArticleEditorProps) {
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>Edit the article</h1>
        <p>
          “{article.title}”, version {article.revision}. Earlier versions are in{" "}
          <Link to={`/articles/${article.slug}/history`}>its history</Link>.
        </p>
        {article.earlier !== null && (
          <p>Below is the text of version {article.earlier}. Saving it makes it the newest.</p>
        )}
      </header>
      <Form className="stack gap-5" method="post">
        <FormErrors form={form} />
        <input type="hidden" name="fromRevision" value={form.values.fromRevision || article.revision} />
        <TextArea
          form={form}
          name="source"
          label="The article in Markdown"
          hint="Keep the part between the dashes. A name in braces after a heading, such as {#feel}, keeps links to that section working however you reword it. Without one, a reworded section is recognised by its text, and what people wrote about it stays with it."
          rows={24}
        />
        <p className="row">
          <button className="button plain" type="submit" name="intent" value="preview">
            Preview
          </button>
          <button className="button" type="submit" name="intent" value="save">
            Save and publish
          </button>
        </p>
      </Form>
      {preview && (
        <section className="sheet stack gap-5" aria-labelledby="preview">
          <h2 id="preview">Preview</h2>
          <header className="stack gap-2">
            <p className="eyebrow">{preview.minutes} minutes to read</p>
            <p className="preview-title">{preview.title}</p>
          </header>
          <Prose html={preview.html} />
        </section>
      )}
    </div>
  );
}
