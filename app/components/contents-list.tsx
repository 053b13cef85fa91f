import type { ArticleHeading } from "#app/domain/article-views.ts";

/** A last entry that is not one of the article's own headings, such as its comments. */
type Extra = { id: string; text: string };

/**
 * The headings of an article. Drawn twice and shown once: folded above the text on a narrow screen, open beside
 * it on a wide one. A list that opens by the width of the screen needs a script or this.
 */
export function ContentsList({ headings, extra }: { headings: readonly ArticleHeading[]; extra?: Extra }) {
  const entries = extra ? [...headings, { level: 2, ...extra }] : headings;
  if (entries.length === 0) return null;
  return (
    <nav className="contents" aria-label="On this page">
      <details className="fold-out">
        <summary>On this page</summary>
        <Entries entries={entries} />
      </details>
      <div className="beside stack gap-2">
        <p className="eyebrow">On this page</p>
        <Entries entries={entries} />
      </div>
    </nav>
  );
}

function Entries({ entries }: { entries: readonly ArticleHeading[] }) {
  return (
    <ol>
      {entries.map(({ id, level, text }) => (
        <li key={id} data-level={level}>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ol>
  );
}
