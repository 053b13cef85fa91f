import type { ReviewItemView, ScreeningView } from "#app/domain/desk-views.ts";
import { notesInWords } from "#app/domain/need.ts";
import { AuthorName } from "./author.tsx";
import { Prose } from "./prose.tsx";
import { Stretches } from "./stretches.tsx";
import { When } from "./when.tsx";

/**
 * The text behind its labels, folded and grey until it is wanted and to be folded away again; with the places that
 * screening noticed, and with what stands around it.
 */
export function ItemTexts({ item }: { item: ReviewItemView }) {
  const { post, around } = item;
  const screenings = item.screenings.filter(({ kept }) => kept);
  const [latest, ...earlier] = screenings;
  const current = post.html !== null && latest?.revision === post.revision ? latest : null;
  return (
    <div className="stack gap-3">
      {post.html === null && (
        <p className="hint">
          {post.path === null
            ? "Its author keeps this to themselves now, so nobody else can read it. "
            : "Its author withdrew this, so the text is theirs again. "}
          What was reported or noticed before is kept below.
        </p>
      )}
      {post.html !== null && (
        <details className="fold desk-text" data-desk-text="">
          <summary>Read it{labelsOf(item)}</summary>
          {current ? <Marked screening={current} /> : <Prose html={post.html} />}
        </details>
      )}
      {latest && !current && <MarkedFold screening={latest} />}
      {earlier.map((screening) => (
        <MarkedFold key={screening.atMs} screening={screening} />
      ))}
      {screenings.length < item.screenings.length && (
        <p className="hint">
          This was decided long ago. What screening had noticed then is not kept any more.
        </p>
      )}
      {around.length > 0 && (
        <details className="fold desk-text">
          <summary>What stands around it</summary>
          <ul className="record">
            {around.map(({ id, author, excerpt, before }) => (
              <li className="stack gap-1" key={id}>
                <p className="meta">
                  <span>{before ? "Before" : "After"}</span>
                  {author && <AuthorName name={author.name} />}
                </p>
                <p dir="auto">{excerpt}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function labelsOf({ post, screenings }: ReviewItemView): string {
  const notes = post.notes.length > 0 ? [notesInWords(post.notes)] : [];
  const labels = [...notes, ...(screenings[0]?.labels ?? [])];
  return labels.length === 0 ? "" : `: ${labels.join(" · ")}`;
}

/** A version of the text as its author wrote it, with the places that were noticed. Every mark says what it is about. */
function Marked({ screening }: { screening: ScreeningView }) {
  return (
    <div className="stack gap-2">
      {screening.title && (
        <p className="marked-title" dir="auto">
          <Stretches of={screening.title} />
        </p>
      )}
      <p className="plain-lines" dir="auto">
        <Stretches of={screening.body} />
      </p>
      {screening.messages.length > 0 && (
        <>
          <p className="hint">What screening has to say to its author:</p>
          <ul className="hint">
            {screening.messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function MarkedFold({ screening }: { screening: ScreeningView }) {
  return (
    <details className="fold desk-text">
      <summary>
        What it said <When atMs={screening.atMs} />
      </summary>
      <Marked screening={screening} />
    </details>
  );
}
