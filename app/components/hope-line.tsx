import { HOPES } from "#app/domain/need.ts";
import type { ThreadPageView } from "#app/domain/thread-views.ts";
import { AuthorName } from "./author.tsx";

/** What the author hopes for, as a plain sentence where others are about to reply. */
export function HopeLine({ hope }: { hope: ThreadPageView["hope"] }) {
  if (hope === null) return null;
  return (
    <p className="hope">
      <AuthorName name={hope.author?.name ?? "Whoever wrote this"} /> {HOPES[hope.hope].sentence}.
    </p>
  );
}
