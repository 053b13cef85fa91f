import type { CannedReasonView, PersonHistoryView, ReviewItemView } from "#app/domain/desk-views.ts";
import { emptyForm, type FormState } from "#app/domain/form-views.ts";

/** What a decision needs. `form` is the form as it was last sent, so that what was typed is not lost. */
export type DecideProps = {
  item: ReviewItemView;
  form: FormState;
  guidelines: readonly { number: number; name: string; summary: string }[];
  reasons: readonly CannedReasonView[];
};

export const actPrefix = (act: string | undefined): string => `act-${act ?? "none"}`;

/** The form as it was last sent for this act, or as it begins: what was typed belongs to the act it was typed for. */
export const formOfAct = (form: FormState, act: string, begin: FormState["values"] = {}): FormState =>
  form.values.act === act ? form : emptyForm(begin);

/** A person on the desk with the forms about them. */
export type PersonProps = { person: PersonHistoryView } & Pick<
  DecideProps,
  "form" | "guidelines" | "reasons"
>;

/** Ends to choose from, in days from now. */
export const inDays = (choices: readonly number[]) =>
  choices.map((days) => ({ value: String(days), label: days === 1 ? "in a day" : `in ${days} days` }));
