import type { FormState } from "#app/domain/form-views.ts";
import { KeptText } from "./kept-text.tsx";
import { Notice } from "./notice.tsx";

/** Stands where the box for replies would. What somebody had already written is given back to them. */
export function ReplyBoxClosed({
  message,
  reason,
  form,
}: {
  message: string;
  reason: string | null;
  form: FormState | null;
}) {
  return (
    <>
      <Notice kind="plain">
        <p>{message}</p>
        {reason && <p dir="auto">{reason}</p>}
      </Notice>
      {form?.values.body && <KeptText text={form.values.body} isDraft />}
    </>
  );
}
