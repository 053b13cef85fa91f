import { createContext, type ReactNode, useContext } from "react";
import { dateWords, fullTimeWords, timeWords } from "./time-words.ts";

/**
 * The time at which the page was made, from its loader. Not the browser's clock: with that, the words on the page
 * could differ from those the server sent, and React would draw it anew.
 */
const NowContext = createContext<number | null>(null);

export function NowProvider({ nowMs, children }: { nowMs: number; children: ReactNode }) {
  return <NowContext.Provider value={nowMs}>{children}</NowContext.Provider>;
}

/** The page's own time in epoch milliseconds, or null when the page has not said. */
export const useNow = (): number | null => useContext(NowContext);

/** A time in calm words, with the full time behind it. Outside a `NowProvider` it is the date. */
export function When({ atMs, nowMs }: { atMs: number; nowMs?: number }) {
  const pageNowMs = useNow();
  const now = nowMs ?? pageNowMs;
  return (
    <time dateTime={new Date(atMs).toISOString()} title={fullTimeWords(atMs)}>
      {now === null ? dateWords(atMs) : timeWords(atMs, now)}
    </time>
  );
}
