/**
 * The cookie `left`, set by the answer of `/leave` and, sooner, by the page's script. For ten minutes Back leads to a page
 * that says nothing but that it is closed: whoever stands beside the reader presses Back once or twice, not for long.
 */
const LASTS_S = 10 * 60;

/** The line that sets it. `prefix` and `secure`: what a cookie of this host alone has over https. `maxAgeS`: 0 takes it away. */
export const leftCookieLine = (
  { prefix, secure }: { prefix: string; secure: string },
  maxAgeS = LASTS_S,
): string => `${prefix}left=1; Path=/; SameSite=Lax; Max-Age=${maxAgeS}${secure}`;

/** Whether it is among these cookies, as a browser sends or shows them. */
export const isLeft = (cookies: string): boolean => /(?:^|;\s*)(?:__Host-)?left=/.test(cookies);
