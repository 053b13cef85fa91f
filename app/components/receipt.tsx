import type { ErasedCounts } from "#app/domain/leaving.ts";
import type { ReceiptView } from "#app/domain/leaving-views.ts";
import { countOf, dateWords } from "./time-words.ts";
import { Until } from "./until.tsx";

/** What went with an account, in numbers; before that, when it will go. */
export function Receipt({ receipt: { atMs, counts } }: { receipt: ReceiptView }) {
  return (
    <div className="wrap-narrow stack gap-5">
      <h1>{counts ? "It is done" : "A receipt, for later"}</h1>
      {counts ? <Done atMs={atMs} counts={counts} /> : <NotYet atMs={atMs} />}
    </div>
  );
}

function NotYet({ atMs }: { atMs: number }) {
  return (
    <>
      <p>
        The account will be erased within a day of <Until atMs={atMs} />. Until then you can sign in as
        before, and stay after all: it is under “Leaving for good” in your settings.
      </p>
      <p>
        If you would like to know afterwards what went, please keep the address of this page. It opens for
        thirty days more, and does not tell whose account it was.
      </p>
    </>
  );
}

function Done({ atMs, counts }: { atMs: number; counts: ErasedCounts }) {
  const { postsErased, postsKept, drafts, gestures, letters } = counts;
  return (
    <>
      <p>An account was erased on {dateWords(atMs)}. With it went:</p>
      <ul>
        <li>its name, password, recovery codes, sessions, address for mail, page and settings</li>
        <li>{countOf(postsErased, "post", "posts")}, with earlier versions and quotes</li>
        <li>{countOf(drafts, "draft", "drafts")}</li>
        <li>{countOf(gestures, "gesture that it gave", "gestures that it gave")}</li>
        <li>{countOf(letters, "letter from the moderators", "letters from the moderators")}</li>
      </ul>
      {postsKept > 0 && (
        <p>
          {countOf(postsKept, "post stays", "posts stay")}, as was chosen. No name stands over what was
          written under the account’s own.
        </p>
      )}
      <p>
        What moderators may still have to decide by is kept a while longer, and backups until they run out:
        the page about privacy says how long. Thank you for what you brought here. Take care.
      </p>
    </>
  );
}
