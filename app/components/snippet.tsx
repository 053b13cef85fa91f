import type { SnippetPart } from "#app/domain/search-views.ts";
import { placed } from "./pieces.ts";

/** A piece of a text with what was asked for marked in it. */
export function Snippet({ parts }: { parts: readonly SnippetPart[] }) {
  return (
    <p className="snippet" dir="auto">
      {placed(parts).map(({ text, marked, at }) =>
        marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </p>
  );
}
