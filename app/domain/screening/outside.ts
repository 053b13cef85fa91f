import type { Check } from "./check.ts";
import type { Finding } from "./finding.ts";

/** The longest description that software outside may give, in characters. */
const ABOUT_MAX = 120;

/**
 * What a classifier outside this forum noticed, if one is configured. It says so in its words, because a person should
 * know when software elsewhere has read their text. When it cannot be asked posting goes on, and that is written down.
 */
export const outside: Check = ({ draft, facts }) => {
  const { outside } = facts;
  if (outside.kind === "not-configured") return [];
  if (outside.kind === "unavailable")
    return [
      {
        check: "outside",
        severity: "note",
        field: "body",
        start: 0,
        end: 0,
        message: "The software outside this forum that looks at posts could not be asked.",
      },
    ];
  return outside.findings.map((finding): Finding => {
    const text = (finding.field === "title" ? draft.title : draft.text) ?? "";
    const start = wholeCharacter(text, finding.start);
    const end = Math.max(start, wholeCharacter(text, finding.end));
    const about = Array.from(finding.about.replace(/\s+/g, " ").trim()).slice(0, ABOUT_MAX).join("");
    const field = finding.field === "title" && draft.title === null ? "body" : finding.field;
    return {
      check: "outside",
      severity: finding.severity,
      field,
      start,
      end,
      message: `Software outside this forum noticed something here${about === "" ? "" : `: ${about}`}.`,
      ...(finding.danger ? { danger: finding.danger } : {}),
    };
  });
};

/** A place within the text, and not between the two halves of a character. */
function wholeCharacter(text: string, at: number): number {
  const within = Math.min(Math.max(0, Math.trunc(at) || 0), text.length);
  const splits =
    within > 0 &&
    within < text.length &&
    /[\udc00-\udfff]/.test(text[within] ?? "") &&
    /[\ud800-\udbff]/.test(text[within - 1] ?? "");
  return splits ? within - 1 : within;
}
