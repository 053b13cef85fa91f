import { Link } from "@remix-run/react";
import type { FormState } from "#app/domain/form-views.ts";
import type { QuoteView } from "#app/domain/post-views.ts";
import { TextArea } from "./field.tsx";
import { Quote } from "./quote.tsx";
import { chooseWords, useChosenFrom } from "./selected-words.ts";

type QuoteFieldProps = {
  quote: QuoteView;
  form: FormState<"quotedText">;
  /** The page without the quote, for whoever does not want it after all. */
  unquotePath?: string | undefined;
};

/** What a reply quotes: a whole post, or some of its words, selected in it or copied here. */
export function QuoteField({ quote, form, unquotePath }: QuoteFieldProps) {
  const chosen = useChosenFrom(quote.postId);
  const quotedText = chosen ?? form.values.quotedText ?? "";
  const filled = { ...form, values: { ...form.values, quotedText } };
  return (
    <div className="stack gap-2">
      <Quote quote={quotedText === "" ? quote : { ...quote, excerpt: quotedText }} />
      <input type="hidden" name="quote" value={quote.postId} />
      <details className="stack gap-2" key={quotedText} open={quotedText !== ""}>
        <summary className="link-quiet">Quote only a part of it</summary>
        <TextArea form={filled} name="quotedText" label="The words you mean" hint={HINT} optional short />
      </details>
      {unquotePath && (
        <Link className="link-quiet" to={unquotePath} onClick={() => chooseWords(quote.postId, null)}>
          Reply without the quote
        </Link>
      )}
    </div>
  );
}

const HINT = "As they stand in the post. If they are not found there, the whole post is quoted.";
