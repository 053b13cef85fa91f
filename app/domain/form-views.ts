import type { Ending } from "./ending.ts";
import type { StartableKind } from "./thread.ts";

/** A form that waits for its writer to join or sign in: enough of it to know it again. A post is then published. */
export type WaitingFormView = { title: string | null; excerpt: string; isPost: boolean };

/** A form as it is shown again: what was typed, what is wrong with which field, and what is wrong with the whole. */
export type FormState<Field extends string = string> = {
  values: Partial<Record<Field, string>>;
  errors: Partial<Record<Field, string>>;
  formError: string | null;
};

export const emptyForm = <Field extends string>(
  values: Partial<Record<Field, string>> = {},
): FormState<Field> => ({ values, errors: {}, formError: null });

export type StartThreadFields = "kind" | "title" | "ending" | "body";

export type StartThreadValues = { kind: StartableKind; title: string; ending: Ending | null; body: string };
