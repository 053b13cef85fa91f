import type { FormState } from "#app/domain/form-views.ts";
import { KeptText } from "./kept-text.tsx";
import { Notice } from "./notice.tsx";
import { Until } from "./until.tsx";

/** Stands where the box for replies would. What somebody had already written is given back to them. */
export function ReplyBoxClosed({
  message,
  lock,
  form,
}: {
  message: string;
  lock: { lockReason: string | null; lockedUntilMs: number | null };
  form: FormState | null;
}) {
  return (
    <>
      <Notice kind="plain">
        <p>{message}</p>
        {lock.lockReason && <p dir="auto">{lock.lockReason}</p>}
        {lock.lockedUntilMs !== null && (
          <p>
            It opens again by itself: <Until atMs={lock.lockedUntilMs} />.
          </p>
        )}
      </Notice>
      {form?.values.body && <KeptText text={form.values.body} isDraft />}
    </>
  );
}
