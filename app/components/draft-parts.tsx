import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import keepDrafts from "#app/browser/keep-drafts.ts?worker&url";
import type { DraftBox, OtherDraft } from "#app/domain/draft-views.ts";
import { CareLine } from "./care-line.tsx";
import { Notice } from "./notice.tsx";
import { PageScript } from "./page-script.tsx";
import { When } from "./when.tsx";

/**
 * The last line of a form that is kept while somebody writes: which draft it goes on with, and whether it is saved. The
 * form itself carries `data-draft={draft.path}`. The words come from the script (app/browser/draft-status.ts), so React
 * draws nothing into the places it writes to; without scripts there is a button in their place.
 */
export function DraftParts({ draft }: { draft: DraftBox }) {
  const [savedAtMs] = useState(draft.savedAtMs); // Saved since the page was made: that is the script's to say.
  return (
    <>
      <input type="hidden" name="draft" value={draft.ref} />
      <noscript>
        <p>
          <button className="button plain" type="submit" name="intent" value="keep">
            Keep as a draft
          </button>
        </p>
      </noscript>
      <div role="status">
        <div data-draft-care="" hidden>
          <CareLine />
        </div>
        <p data-draft-files="" hidden>
          Pictures and files cannot be added here: they can show more about somebody than was meant. You can
          tell in words what is in them.
        </p>
      </div>
      <p className="draft-status hint">
        <span data-draft-shown="" aria-hidden="true" />
        <span className="visually-hidden" role="status" data-draft-said="" />
        {savedAtMs !== null && (
          <span data-draft-before="">
            Draft saved <When atMs={savedAtMs} />
          </span>
        )}{" "}
        <a data-draft-choose="" href="/drafts" hidden>
          See both and choose
        </a>
        {savedAtMs !== null && draft.path.endsWith("/new") && (
          <Link to={`${draft.path}?draft=new`} reloadDocument>
            Begin an empty one
          </Link>
        )}
      </p>
      <PageScript src={keepDrafts} mark="draftsKept" />
    </>
  );
}

/** Above a form: what else was written at this place, whole, to go on with it instead or to let go of it. */
export function OtherDrafts({ draft }: { draft: DraftBox }) {
  if (draft.others.length === 0) return null;
  return (
    <Notice kind="plain">
      <p>
        {draft.ref === "" ? "You have written here before." : "You have written something else here, too."}{" "}
        Nothing is lost: please choose what to go on with.
      </p>
      {draft.others.map((other) => (
        <OtherDraftFold key={other.id} other={other} next={draft.path} />
      ))}
    </Notice>
  );
}

function OtherDraftFold({ other, next }: { other: OtherDraft; next: string }) {
  return (
    <details className="fold">
      <summary>
        <span>
          Draft saved <When atMs={other.savedAtMs} />
        </span>
      </summary>
      <div className="stack">
        <p className="draft-words" dir="auto">
          {other.words}
        </p>
        <p>
          <Link className="button plain" to={other.path} reloadDocument>
            Go on with this one
          </Link>
        </p>
        <DiscardDraft id={other.id} next={next} />
      </div>
    </details>
  );
}

/** One press. `next`: where to come back to. */
export function DiscardDraft({ id, next }: { id: string; next: string }) {
  return (
    <Form method="post" action={`/drafts/${id}/discard`}>
      <input type="hidden" name="next" value={next} />
      <button className="link-quiet" type="submit">
        Delete<span className="visually-hidden"> this draft</span>
      </button>
    </Form>
  );
}
