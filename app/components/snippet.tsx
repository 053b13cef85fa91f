import type { SnippetPart } from "#app/domain/search-views.ts";

/** A piece of a text with what was asked for marked in it. */
export function Snippet({ parts }: { parts: readonly SnippetPart[] }) {
  return (
    <p className="snippet" dir="auto">
      {parts.map(({ text, marked }, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places.
        marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </p>
  );
}
