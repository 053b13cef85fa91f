import type { StartThreadValues } from "#app/domain/form-views.ts";
import { postLink } from "#app/domain/paths.ts";
import type { Form } from "#app/forms/parse-form.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import type { AppContext } from "./context.ts";
import { takeWriting } from "./posting.ts";

type Sent = StartThreadValues & { requestKey: string | null };

/** Takes what opens a thread, a letter as well, from the form at `path`. */
export const takeThread = <Field extends string>(
  request: Request,
  context: AppContext,
  { form, path }: { form: Form<Field, Sent>; path: string },
) =>
  takeWriting(request, context, {
    form,
    limit: "post",
    path,
    store: (values, actor, alongside) =>
      startThread(context.db, { ...values, actor, alongside, nowMs: context.nowMs() }),
    done: ({ id }) => postLink(id),
  });
