/**
 * Whether a form looks filled in by a program: by a field that people neither see nor reach, or faster than anybody
 * types. Neither proves it (password managers fill in what they find), so it is asked once more, never refused.
 *
 * | the form                                      | so       |
 * | --------------------------------------------- | -------- |
 * | pressed once more, after it was asked         | taken    |
 * | the hidden field is empty, after long enough  | taken    |
 * | the hidden field has something in it          | ask      |
 * | too soon after it was shown                   | ask      |
 * | it does not say when it was shown             | ask      |
 */
type FormSigns = {
  /** What stands in the field that people do not see. */
  trap: string;
  /** When the form was shown and when it was asked once more; null when nothing says so, or nothing true. */
  shownMs: number | null;
  askedMs: number | null;
};

/** Less than this nobody needs to read the form, choose a name and a password, and press. */
export const LEAST_FILLING_MS = 2_000;

export function asksOnceMore(
  { trap, shownMs, askedMs }: FormSigns,
  { nowMs, leastMs }: { nowMs: number; leastMs: number },
): boolean {
  if (askedMs !== null) return false;
  return trap !== "" || shownMs === null || nowMs - shownMs < leastMs;
}
