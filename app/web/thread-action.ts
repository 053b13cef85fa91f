import type { StartThreadValues } from "#app/domain/form-views.ts";
import { postedPath } from "#app/domain/paths.ts";
import type { Form } from "#app/forms/parse-form.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import { findPosted } from "#app/workflows/store-post.ts";
import type { AppContext } from "./context.ts";
import { takeWriting } from "./posting.ts";
import { screenFirst } from "./screen-first.ts";

type Sent = StartThreadValues & { requestKey: string | null; confirmed: boolean };

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
    store: async ({ confirmed, ...values }, actor, alongside) =>
      screenFirst(
        context,
        { ...values, actor, confirmed, isEdit: false },
        (screened) =>
          startThread(context.db, { ...values, actor, screened, alongside, nowMs: context.nowMs() }),
        () => findPosted(context.db, { ...values, actor, nowMs: context.nowMs() }),
      ),
    done: ({ id, danger }) => postedPath(id, danger),
  });
