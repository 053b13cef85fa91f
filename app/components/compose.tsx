import { Form, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DraftBox } from "#app/domain/draft-views.ts";
import {
  emptyForm,
  type FormState,
  type ReplyFields,
  type StartThreadFields,
} from "#app/domain/form-views.ts";
import { namesPath } from "#app/domain/paths.ts";
import type { QuoteView } from "#app/domain/post-views.ts";
import type { SectionName } from "#app/domain/section.ts";
import { STARTABLE_KINDS } from "#app/domain/thread.ts";
import type { ReplyBox, ThreadPageView } from "#app/domain/thread-views.ts";
import { Choices } from "./choices.tsx";
import { DraftParts, OtherDrafts } from "./draft-parts.tsx";
import { fieldId, TextArea, TextField } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { MentionList } from "./mention-list.tsx";
import { AnonymousField, AudienceField, NeedFields, NoteFields } from "./need-fields.tsx";
import { QuoteField } from "./quote-field.tsx";
import { SectionField, withSection } from "./section-field.tsx";

type ReplyFormProps = {
  /** The thread, or the article's comments, and its box, which is open. */
  thread: Pick<ThreadPageView, "id" | "path" | "audience" | "quoting">;
  reply: Extract<ReplyBox, { open: true }>;
  /** The form as it was last sent or as its draft stands; null: as it begins. */
  form: FormState<ReplyFields> | null;
  draft: DraftBox;
  /** What the author of the thread hopes for, as a sentence above the box. */
  hope?: ReactNode;
  label: string;
  /** Under the label, for guests: whoever has joined has a name already. */
  guestHint?: ReactNode;
  submit: string;
  /** The section of the article that it is about, unless its writer unticks it. */
  about?: SectionName | null;
  /** The page without the quote, for whoever does not want it after all. */
  unquotePath: string;
};

/** The box for a reply. `#reply` leads to it. Inputs keep their own text, so nothing is lost to a slow page. */
export function ReplyForm({ form: sent, ...props }: ReplyFormProps) {
  const form = sent ?? newReply(props.reply.alias);
  const times = useTimesPosted(props.thread.path, form);
  return (
    <div className="stack" id="reply">
      <OtherDrafts draft={props.draft} />
      <Fields key={`${props.draft.path} ${times}`} {...props} form={form} />
    </div>
  );
}

function Fields({
  thread,
  reply,
  form,
  draft,
  about = null,
  ...props
}: ReplyFormProps & { form: FormState<ReplyFields> }) {
  const { requestKey, alias } = reply;
  const quote = thread.quoting;
  const isGuest = requestKey === null;
  return (
    <Form
      className="stack"
      method="post"
      action={withSection(quote ? withQuote(thread.path, quote) : thread.path, about)}
      data-draft={draft.path}
    >
      <FormErrors form={form} />
      {quote && <QuoteField quote={quote} form={form} unquotePath={props.unquotePath} />}
      <RequestKey requestKey={requestKey} />
      <input type="hidden" name="writtenFor" value={thread.audience} />
      {props.hope}
      {about && <SectionField form={form} about={about} otherwise="thread" />}
      <TextArea form={form} name="body" label={props.label} hint={isGuest ? props.guestHint : undefined} />
      {!isGuest && <MentionList boxId={fieldId("body")} namesPath={namesPath(thread.id)} />}
      <NoteFields form={form} />
      <AnonymousField key={alias} form={form} alias={alias} />
      <p>
        <button className="button" type="submit">
          {props.submit}
        </button>
      </p>
      <DraftParts draft={draft} />
    </Form>
  );
}

/** The quote stays with the form when it comes back refused. */
const withQuote = (action: string, { postId }: QuoteView): string => `${action}?quote=${postId}`;

/**
 * A navigation by script keeps the box on the page, and what was posted with it: pressed once more, it would be posted
 * once more. So the box is a new one when a post has gone through, and only then.
 */
function useTimesPosted(action: string, form: FormState): number {
  const [times, setTimes] = useState(0);
  const wasPosting = useRef(false);
  const { state, formAction } = useNavigation();
  useEffect(() => {
    const wasRefused = form.formError !== null || Object.keys(form.errors).length > 0;
    if (state === "idle" && wasPosting.current && !wasRefused) setTimes((before) => before + 1);
    wasPosting.current = state !== "idle" && formAction?.split("?")[0] === action;
  }, [state, formAction, action, form]);
  return times;
}

/** The form as it begins: whoever has written anonymously in a thread goes on so, until they choose otherwise. */
const newReply = (alias: string | null): FormState<ReplyFields> =>
  emptyForm(alias === null ? {} : { anonymous: "yes" });

const kinds = Object.entries(STARTABLE_KINDS).map(([value, label]) => ({ value, label }));

export type StartThreadFormProps = {
  form: FormState<StartThreadFields>;
  draft: DraftBox;
  requestKey: string | null;
  /** The section of the article that it is about, unless its writer unticks it. */
  about?: SectionName | null;
};

/** Starts a thread: title and text first, then what can be skipped. */
export function StartThreadForm({ form, draft, requestKey, about = null }: StartThreadFormProps) {
  return (
    <Form
      className="stack gap-5"
      method="post"
      action={withSection("/threads/new", about)}
      data-draft={draft.path}
    >
      <FormErrors form={form} />
      <RequestKey requestKey={requestKey} />
      {about && <SectionField form={form} about={about} otherwise={null} />}
      <Choices form={form} name="kind" label="What would you like to write?" options={kinds} />
      <TextField form={form} name="title" label="Title" />
      <TextArea
        form={form}
        name="body"
        label="What happened, and how is it now?"
        hint={KEEP_UNNAMED}
        rows={12}
      />
      <NeedFields form={form} />
      <NoteFields form={form} />
      <AudienceField form={form} />
      <AnonymousField form={form} />
      <p>
        <button className="button" type="submit">
          Post
        </button>
      </p>
      <DraftParts draft={draft} />
    </Form>
  );
}

/** A letter that is sent to nobody: the words first, and one line about who may read them. */
export function LetterForm({ form, draft, requestKey }: StartThreadFormProps) {
  return (
    <Form className="stack gap-5 letter" method="post" action="/letters/new" data-draft={draft.path}>
      <FormErrors form={form} />
      <RequestKey requestKey={requestKey} />
      <TextField
        form={form}
        name="title"
        label="Title"
        hint="For you to find it again. “Dear M.” is enough."
      />
      <TextArea form={form} name="body" label="Your letter" rows={16} />
      <AudienceField form={form} />
      <details className="fold quiet" open={form.values.audience !== "only-me"}>
        <summary>If you share it</summary>
        <div className="stack gap-5">
          <NeedFields form={form} />
          <NoteFields form={form} />
          <AnonymousField form={form} />
        </div>
      </details>
      <p>
        <button className="button" type="submit">
          Keep the letter
        </button>
      </p>
      <DraftParts draft={draft} />
    </Form>
  );
}

const KEEP_UNNAMED = "Please leave out names and places that point to your therapist. An initial is fine.";

function RequestKey({ requestKey }: { requestKey: string | null }) {
  return requestKey === null ? null : <input type="hidden" name="requestKey" value={requestKey} />;
}
