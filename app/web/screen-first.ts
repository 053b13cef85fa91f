import { ok, type Result } from "#app/domain/result.ts";
import type { Danger, Screened } from "#app/domain/screening/finding.ts";
import type { GivenBack } from "#app/workflows/screen-writing.ts";
import { screenWriting, type Writing } from "#app/workflows/screen-writing.ts";
import { askClassifier } from "./ask-classifier.ts";
import type { AppContext } from "./context.ts";

/** What was posted, and whether its writer may be in danger. */
type Posted = { danger: Danger };

/**
 * Screens what was sent, before it is stored; what is given back is not stored. Every form that posts goes through here.
 * `before`: what the same form has made already, when it was pressed twice: its own text is no repetition.
 */
export async function screenFirst<Done, Refused>(
  context: AppContext,
  writing: Omit<Writing, "nowMs" | "scale">,
  store: (screened: Screened) => Promise<Result<Done, Refused>>,
  before: () => Promise<Done | undefined> = async () => undefined,
): Promise<Result<Done & Posted, Refused | GivenBack>> {
  const screened = await screenWriting(context.db, {
    ...writing,
    ask: (draft) => askClassifier(context.config.classifierUrl, draft),
    scale: context.config.rateLimitScale,
    nowMs: context.nowMs(),
  });
  if (screened.ok) {
    const stored = await store(screened.value);
    return stored.ok ? ok({ ...stored.value, danger: screened.value.danger }) : stored;
  }
  const made = await before();
  return made === undefined ? screened : ok({ ...made, danger: screened.error.screened.danger });
}
