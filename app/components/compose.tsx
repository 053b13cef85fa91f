import { Form, Link, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { ENDING_SLUGS, ENDINGS } from "#app/domain/ending.ts";
import type { FormState, StartThreadFields } from "#app/domain/form-views.ts";
import type { QuoteView } from "#app/domain/post-views.ts";
import { STARTABLE_KINDS } from "#app/domain/thread.ts";
import { Choices } from "./choices.tsx";
import { SelectField, TextArea, TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { Quote } from "./quote.tsx";

export type ReplyFormProps = {
  form: FormState<"body">;
  action: string;
  /** Makes one post of two presses. Null for guests, who get theirs when they have joined. */
  requestKey: string | null;
  label: string;
  hint?: ReactNode;
  submit: string;
  quote?: QuoteView | null;
  /** The page without the quote, for whoever does not want it after all. */
  unquotePath?: string;
};

/** The box for a reply. `#reply` leads to it. Inputs keep their own text, so nothing is lost to a slow page. */
export function ReplyForm({
  form,
  action,
  requestKey,
  label,
  hint,
  submit,
  quote,
  unquotePath,
}: ReplyFormProps) {
  const box = useEmptiedWhenPosted(action, form);
  return (
    <Form className="stack" id="reply" method="post" action={action} ref={box}>
      <FormErrors form={form} />
      {quote && (
        <>
          <Quote quote={quote} />
          {unquotePath && (
            <Link className="link-quiet" to={unquotePath}>
              Reply without the quote
            </Link>
          )}
          <input type="hidden" name="quote" value={quote.postId} />
        </>
      )}
      <RequestKey requestKey={requestKey} />
      <TextArea form={form} name="body" label={label} hint={hint} />
      <p>
        <button className="button" type="submit">
          {submit}
        </button>
      </p>
    </Form>
  );
}

/**
 * A navigation by script keeps the box on the page, and what was posted with it: pressed once more, it would be posted
 * once more. So the box is emptied when a post has gone through, and only then.
 */
function useEmptiedWhenPosted(action: string, form: FormState) {
  const box = useRef<HTMLFormElement>(null);
  const wasPosting = useRef(false);
  const { state, formAction } = useNavigation();
  useEffect(() => {
    const wasRefused = form.formError !== null || Object.keys(form.errors).length > 0;
    if (state === "idle" && wasPosting.current && !wasRefused) box.current?.reset();
    wasPosting.current = state !== "idle" && formAction?.split("?")[0] === action;
  }, [state, formAction, action, form]);
  return box;
}

/** The box under the article: a reply in the article's own words. */
export function CommentForm(props: Omit<ReplyFormProps, "label" | "submit"> & Partial<ReplyFormProps>) {
  return <ReplyForm label="Your comment" submit="Post comment" {...props} />;
}

const kinds = Object.entries(STARTABLE_KINDS).map(([value, label]) => ({ value, label }));

/** An empty value is for whoever skips the question; “Prefer not to say” is an answer to it. */
const endings = [
  { value: "", label: "Skip this" },
  ...ENDING_SLUGS.map((ending) => ({ value: ending, label: ENDINGS[ending] })),
];

export type StartThreadFormProps = {
  form: FormState<StartThreadFields>;
  requestKey: string | null;
  /** `/threads/new` unless said. */
  action?: string;
  submit?: string;
  hint?: ReactNode;
};

/** Starts a thread: title and text first, then what can be skipped. */
export function StartThreadForm(props: StartThreadFormProps) {
  const { form, requestKey, action = "/threads/new", submit = "Post", hint = KEEP_UNNAMED } = props;
  return (
    <Form className="stack gap-5" method="post" action={action}>
      <FormErrors form={form} />
      <RequestKey requestKey={requestKey} />
      <Choices form={form} name="kind" label="What would you like to write?" options={kinds} />
      <TextField form={form} name="title" label="Title" />
      <TextArea form={form} name="body" label="What happened, and how is it now?" hint={hint} rows={12} />
      <EndingField form={form} />
      <p>
        <button className="button" type="submit">
          {submit}
        </button>
      </p>
    </Form>
  );
}

/** How therapy ended: asked, never required. */
export function EndingField({ form }: { form: FormState<StartThreadFields> }) {
  return <SelectField form={form} name="ending" label="How did it end?" options={endings} optional />;
}

const KEEP_UNNAMED = "Please leave out names and places that point to your therapist. An initial is fine.";

function RequestKey({ requestKey }: { requestKey: string | null }) {
  return requestKey === null ? null : <input type="hidden" name="requestKey" value={requestKey} />;
}
