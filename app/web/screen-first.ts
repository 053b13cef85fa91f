import { ok, type Result } from "#app/domain/result.ts";
import type { OutsideAnswer } from "#app/domain/screening/facts.ts";
import type { Danger, Screened } from "#app/domain/screening/finding.ts";
import { noteOutside } from "#app/workflows/outside-silence.ts";
import type { GivenBack } from "#app/workflows/screen-writing.ts";
import { screenWriting, type Writing } from "#app/workflows/screen-writing.ts";
import { askClassifier } from "./ask-classifier.ts";
import type { AppContext } from "./context.ts";

/** Posting goes on when software outside does not answer, and also when that cannot be kept. */
async function keepTrace({ db, log, nowMs }: AppContext, answer: OutsideAnswer): Promise<void> {
  if (answer.kind === "unavailable") log.warn("the classifier outside did not answer");
  await noteOutside(db, answer.kind, nowMs()).catch((err: unknown) =>
    log.error({ err }, "its silence cannot be counted"),
  );
}

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
  let answer: OutsideAnswer = { kind: "not-configured" };
  const screened = await screenWriting(context.db, {
    ...writing,
    async ask(draft) {
      answer = await askClassifier(context.config.classifierUrl, draft);
      return answer;
    },
    scale: context.config.rateLimitScale,
    nowMs: context.nowMs(),
  });
  if (screened.ok) {
    const stored = await store(screened.value);
    if (stored.ok) await keepTrace(context, answer);
    return stored.ok ? ok({ ...stored.value, danger: screened.value.danger }) : stored;
  }
  const made = await before();
  return made === undefined ? screened : ok({ ...made, danger: screened.error.screened.danger });
}
