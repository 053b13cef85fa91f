import Bowser from "bowser";

/** More of a header than any browser sends. */
const HEADER_MAX = 400;

/**
 * Roughly what somebody signs in with, from the User-Agent header: "Firefox on Android", so that they know their own
 * devices again, and nothing that tells two of them apart. Empty when nothing can be told.
 */
export function deviceOf(userAgent: string | null): string {
  if (!userAgent) return "";
  const { browser, os } = Bowser.parse(userAgent.slice(0, HEADER_MAX));
  return [browser.name, os.name].filter(Boolean).join(" on ");
}
