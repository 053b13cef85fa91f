import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { LockPage } from "#app/components/lock-page.tsx";
import { emptyForm } from "#app/domain/form-views.ts";
import { GUIDELINES } from "#app/domain/guidelines.ts";
import { safePath } from "#app/domain/paths.ts";
import { ok } from "#app/domain/result.ts";
import { endAfter } from "#app/domain/sanction.ts";
import { lockForm } from "#app/forms/desk-forms.ts";
import { deskForm, takeDeskForm } from "#app/web/desk-forms.ts";
import { requireModerator } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { refused } from "#app/web/responses.ts";
import { listCannedReasons } from "#app/workflows/canned-reasons.ts";
import { lockThread, viewLock } from "#app/workflows/lock-thread.ts";

export const meta: MetaFunction = () => [{ title: "Closing a thread · Afterword" }];

/** Also after a refusal: what happened meanwhile must be on the page. */
export const shouldRevalidate = () => true;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireModerator(request, context);
  const thread = await viewLock(context.db, viewer, params.id ?? "");
  if (!thread.ok) throw refused(thread.error);
  const back = textIn(request, "back");
  return {
    thread: thread.value,
    back: back === null ? `/threads/${thread.value.id}` : safePath(back),
    reasons: await listCannedReasons(context.db),
  };
}

/** Closes a thread to replies or opens it again, and goes back to where that was decided. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireModerator(request, context);
  const threadId = params.id ?? "";
  const nowMs = context.nowMs();
  const lock = deskForm(
    lockForm,
    async (_on: null, { act, back, days, ...values }) => {
      const closing = { ...values, lock: act === "lock", endsAtMs: endAfter(days, nowMs) };
      const locked = await lockThread(context.db, { actor, threadId, nowMs, ...closing });
      return locked.ok ? ok(back) : locked;
    },
    (back) => (back === "" ? null : safePath(back)),
  );
  return takeDeskForm(request, context, { forms: { lock }, on: null, path: `/threads/${threadId}` });
}

export default function Lock() {
  const { thread, back, reasons } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? emptyForm();
  return <LockPage thread={thread} back={back} form={form} guidelines={GUIDELINES} reasons={reasons} />;
}
