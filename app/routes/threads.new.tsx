import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { StartThreadForm } from "#app/components/compose.tsx";
import { OtherDrafts } from "#app/components/draft-parts.tsx";
import { isMember } from "#app/domain/actor.ts";
import { isEnding } from "#app/domain/ending.ts";
import { emptyForm } from "#app/domain/form-views.ts";
import { threadForm } from "#app/forms/post-forms.ts";
import { draftFor } from "#app/web/drafts.ts";
import { viewerOf } from "#app/web/guard.ts";
import { textIn } from "#app/web/query.ts";
import { takeThread } from "#app/web/thread-action.ts";
import { findSection } from "#app/workflows/attach-post.ts";
import { newRequestKey } from "#app/workflows/store-post.ts";

const PATH = "/threads/new";

export const meta: MetaFunction = () => [{ title: "Share your experience · Afterword" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request, context);
  const ending = textIn(request, "ending") ?? "";
  const draft = await draftFor(request, context, { form: threadForm, path: PATH });
  return {
    requestKey: isMember(viewer) ? newRequestKey() : null,
    draft,
    about: await findSection(context.db, draft.form?.values.section || textIn(request, "section")),
    ending: isEnding(ending) ? ending : "",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await viewerOf(request, context);
  return takeThread(request, context, { form: threadForm, path: PATH });
}

export default function StartThread() {
  const { requestKey, draft, about, ending } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <div className="wrap stack gap-5">
      <header className="stack gap-2">
        <h1>Share your experience</h1>
        <p>
          {requestKey === null && "You can write first and choose a name afterwards. "}You can change or
          withdraw it later.
        </p>
      </header>
      <OtherDrafts draft={draft.box} />
      <StartThreadForm
        form={sent ?? draft.form ?? emptyForm({ kind: "experience", audience: "everyone", ending })}
        draft={draft.box}
        requestKey={requestKey}
        about={about}
      />
    </div>
  );
}
