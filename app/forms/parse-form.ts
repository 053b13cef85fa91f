import { z } from "zod";
import type { FormState } from "#app/domain/form-views.ts";
import { err, ok, type Result } from "#app/domain/result.ts";

/** A form: the names of its fields, and what their texts must be and become. */
export type Form<Field extends string, Values> = { fields: readonly Field[]; schema: z.ZodType<Values> };

type FieldOf<Shape> = Extract<keyof Shape, string>;

/** A form with one rule for each field, and, where fields depend on one another, rules for the whole. */
export function defineForm<Shape extends z.ZodRawShape, Values = z.output<z.ZodObject<Shape>>>(
  shape: Shape,
  whole: (object: z.ZodObject<Shape>) => z.ZodType<Values> = (object) =>
    object as unknown as z.ZodType<Values>,
): Form<FieldOf<Shape>, Values> {
  return { fields: Object.keys(shape) as FieldOf<Shape>[], schema: whole(z.object(shape)) };
}

/** Never shown again, not even to the one who typed it. */
const SECRET_FIELDS: readonly string[] = ["password", "current", "credential"];

/** What was typed, made storable: whole characters only, no NUL (PostgreSQL refuses it), one kind of line end. */
export const storable = (text: string): string =>
  text.toWellFormed().replaceAll("\0", "\uFFFD").replace(/\r\n?/g, "\n");

/**
 * The form's values, or what is wrong with which field beside everything that was typed. Only the form's own fields
 * are read, the first of each name; one that is missing counts as empty.
 */
export function parseForm<Field extends string, Values>(
  form: Form<Field, Values>,
  sent: URLSearchParams,
): Result<Values, FormState<Field>> {
  const parsed = form.schema.safeParse(typedValues(form, sent));
  if (parsed.success) return ok(parsed.data);
  const errors: Partial<Record<Field, string>> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as Field;
    errors[field] ??= issue.message;
  }
  return err({ ...formAgain(form, sent, null), errors });
}

/** The form to show again with what was typed, and a sentence about the whole. */
export function formAgain<Field extends string>(
  form: Form<Field, unknown>,
  sent: URLSearchParams,
  formError: string | null,
): FormState<Field> {
  const typed = Object.entries<string>(typedValues(form, sent));
  const values = Object.fromEntries(typed.filter(([name]) => !SECRET_FIELDS.includes(name)));
  return { values: values as Partial<Record<Field, string>>, errors: {}, formError };
}

/** What was typed into the form's fields, made storable. */
function typedValues<Field extends string>(form: Form<Field, unknown>, sent: URLSearchParams) {
  const entries = form.fields.map((name) => [name, storable(sent.get(name) ?? "")]);
  return Object.fromEntries(entries) as Record<Field, string>;
}
