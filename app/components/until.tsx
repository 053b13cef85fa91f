import { clockWords, dateWords, fullTimeWords } from "./time-words.ts";
import { useNow } from "./when.tsx";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A time that is still to come: the clock within a day, the date after that, with the whole of it behind it. */
export function Until({ atMs }: { atMs: number }) {
  const nowMs = useNow();
  const isSoon = nowMs !== null && atMs - nowMs < DAY_MS;
  return (
    <time dateTime={new Date(atMs).toISOString()} title={fullTimeWords(atMs)}>
      {isSoon ? `${clockWords(atMs)} UTC` : dateWords(atMs)}
    </time>
  );
}
