import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { LetterForm } from "#app/components/compose.tsx";
import { OtherDrafts } from "#app/components/draft-parts.tsx";
import { isMember } from "#app/domain/actor.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import { letterForm } from "#app/forms/post-forms.ts";
import { draftFor } from "#app/web/drafts.ts";
import { viewerOf } from "#app/web/guard.ts";
import { takeThread } from "#app/web/thread-action.ts";
import { newRequestKey } from "#app/workflows/store-post.ts";

const PATH = "/letters/new";

export const meta: MetaFunction = () => [{ title: "An unsent letter · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  return {
    requestKey: isMember(viewer) ? newRequestKey() : null,
    draft: await draftFor(request, context, { form: letterForm, path: PATH }),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  return takeThread(request, context, { form: letterForm, path: PATH });
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
      <OtherDrafts draft={draft.box} />
      <LetterForm
        form={sent ?? draft.form ?? emptyForm({ audience: "only-me", hope: "no-replies" })}
        draft={draft.box}
        requestKey={requestKey}
      />
    </div>
  );
}
