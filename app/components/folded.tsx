import type { ReactNode } from "react";
import type { FoldReason } from "#app/domain/hiding.ts";
import { AuthorName } from "./author.tsx";

/** In one line, why something stands folded. What was hidden is not named, so that the line brings nothing of it back. */
export function FoldWords({ fold, name }: { fold: FoldReason; name: string | null }) {
  if (fold === "note") return <>Under a content note that you hide.</>;
  if (fold === "word") return <>With a word that you hide.</>;
  return name === null ? (
    <>By someone you muted.</>
  ) : (
    <>
      By <AuthorName name={name} />, whom you muted.
    </>
  );
}

type FoldedProps = { id?: string; line: ReactNode; children: ReactNode };

/** One quiet line in place of what a reader has hidden, which opens with “Show”. */
export function Folded({ id, line, children }: FoldedProps) {
  return (
    <details className="folded" id={id} tabIndex={id === undefined ? undefined : -1}>
      <summary>
        <span>{line}</span> <span className="link-quiet">Show</span>
      </summary>
      {children}
    </details>
  );
}
