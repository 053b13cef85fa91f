import type { Ending } from "./ending.ts";
import type { ContentNote, Hope, NoteField, TimeSince } from "./need.ts";
import type { Audience, MembersKind } from "./thread.ts";

/** A form as it is shown again: what was typed, what is wrong with which field, and what is wrong with the whole. */
export type FormState<Field extends string = string> = {
  values: Partial<Record<Field, string>>;
  errors: Partial<Record<Field, string>>;
  formError: string | null;
  /** What screening noticed, when the text was given back; absent otherwise. */
  screened?: ScreenedView;
};

/** `canPostAnyway`: its writer decides. `act`: what they were about to do with it. `words`: what it is about; `instead`: what could stand there. `id`: one of these. */
export type ScreenedView = {
  canPostAnyway: boolean;
  act: "post" | "save";
  /** Its writer may be in danger. */
  care: boolean;
  findings: { id: string; message: string; words: string; instead: string | null }[];
};

export const emptyForm = <Field extends string>(
  values: Partial<Record<Field, string>> = {},
): FormState<Field> => ({ values, errors: {}, formError: null });

export type HeadingFields = "title" | "ending" | "timeSince" | "hope" | "audience";
export type ReplyFields = "body" | "quotedText" | "section" | "anonymous" | NoteField;
export type StartThreadFields = "kind" | HeadingFields | ReplyFields;

/** What stands above an opening post, and who may read it. */
export type HeadingValues = {
  title: string;
  ending: Ending | null;
  timeSince: TimeSince | null;
  hope: Hope | null;
  audience: Audience;
};

export type StartThreadValues = HeadingValues & {
  kind: MembersKind;
  body: string;
  contentNotes: readonly ContentNote[];
  anonymous: boolean;
  /** The anchor of the article's section that it is about. */
  section?: string | null;
};
