import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { LetterForm } from "#app/components/compose.tsx";
import { isMember } from "#app/domain/actor.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import { letterForm } from "#app/forms/post-forms.ts";
import { draftForm } from "#app/web/draft-cookie.ts";
import { viewerOf } from "#app/web/guard.ts";
import { takeWriting } from "#app/web/posting.ts";
import { startThread } from "#app/workflows/start-thread.ts";
import { newRequestKey } from "#app/workflows/submit-post.ts";

const PATH = "/letters/new";

export const meta: MetaFunction = () => [{ title: "An unsent letter · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  return {
    requestKey: isMember(viewer) ? newRequestKey() : null,
    draft: await draftForm(request, context, PATH),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  return takeWriting(request, context, {
    form: letterForm,
    limit: "post",
    path: PATH,
    draft: { form: "letter" },
    store: (values, actor) => startThread(context.db, { ...values, actor, nowMs: context.nowMs() }),
    done: ({ id }) => `/posts/${id}`,
  });
}

export default function WriteLetter() {
  const { requestKey, draft } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>A letter you will not send</h1>
        <p>
          Write to your therapist as you would if they read it. It is never sent anywhere. Only you can read
          it, unless you choose otherwise.
        </p>
        {requestKey === null && <p>You can write first and choose a name afterwards, to keep it under.</p>}
      </header>
      <LetterForm
        form={sent ?? draft ?? emptyForm({ audience: "only-me", hope: "no-replies" })}
        requestKey={requestKey}
      />
    </div>
  );
}
