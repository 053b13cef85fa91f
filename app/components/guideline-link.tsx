import { Link } from "@remix-run/react";

/** `Guideline 4: Keep other people unnamed`, leading to its text. */
export function GuidelineLink({ guideline }: { guideline: { number: number; name: string } }) {
  return (
    <Link to={`/guidelines#guideline-${guideline.number}`}>
      Guideline {guideline.number}: {guideline.name}
    </Link>
  );
}
