import type { Result } from "#app/domain/result.ts";
import type { Screened } from "#app/domain/screening/finding.ts";
import type { GivenBack } from "#app/workflows/screen-writing.ts";
import { screenWriting, type Writing } from "#app/workflows/screen-writing.ts";
import type { AppContext } from "./context.ts";

/** Screens what was sent, before it is stored; what is given back is not stored. Every form that posts goes through here. */
export async function screenFirst<Done, Refused>(
  context: AppContext,
  writing: Omit<Writing, "nowMs">,
  store: (screened: Screened) => Promise<Result<Done, Refused>>,
): Promise<Result<Done, Refused | GivenBack>> {
  const screened = await screenWriting(context.db, {
    ...writing,
    ask: async () => ({ kind: "not-configured" }),
    nowMs: context.nowMs(),
  });
  return screened.ok ? store(screened.value) : screened;
}
