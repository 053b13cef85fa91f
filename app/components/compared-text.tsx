import type { ComparedPart } from "#app/domain/comparison-views.ts";
import { placed } from "./pieces.ts";

/**
 * A text as it differs from another: what came is underlined, what went is struck out, and both are said in words to
 * those who listen. Nothing is told by colour alone.
 */
export function ComparedText({ parts }: { parts: readonly ComparedPart[] }) {
  return (
    <div className="compared" dir="auto">
      {placed(parts).map((part) => (
        <Part key={part.at} part={part} />
      ))}
    </div>
  );
}

function Part({ part: { kind, text } }: { part: ComparedPart }) {
  if (kind === "same") return text;
  return kind === "added" ? (
    <ins>
      <span className="visually-hidden"> added: </span>
      {text}
      <span className="visually-hidden"> (end) </span>
    </ins>
  ) : (
    <del>
      <span className="visually-hidden"> taken out: </span>
      {text}
      <span className="visually-hidden"> (end) </span>
    </del>
  );
}
