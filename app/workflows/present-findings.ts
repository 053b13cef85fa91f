import type { ScreenedView } from "#app/domain/form-views.ts";
import { wordsInstead } from "#app/domain/screening/with-suggestions.ts";
import type { GivenBack } from "./screen-writing.ts";

/** Longest words of a place that are repeated beside what is said about it, in characters. */
const WORDS_SHOWN = 120;

/** What the writer reads about a text that was given back: gravest things alone when those are why. */
export function presentScreened(
  { screened, title, body }: GivenBack,
  act: ScreenedView["act"] = "post",
): ScreenedView {
  const { verdict, findings } = screened;
  const why = findings.filter(({ severity }) => severity === verdict);
  return {
    canPostAnyway: verdict === "ask",
    act,
    care: screened.danger !== "none",
    findings: why.map(({ check, field, start, end, message, ...finding }) => ({
      id: [check, field, start, end, message].join(" "),
      message,
      words: (field === "title" ? (title ?? "") : body)
        .slice(start, Math.min(end, start + WORDS_SHOWN))
        .toWellFormed(),
      instead: wordsInstead(finding),
    })),
  };
}
