import type { AppContext } from "./context.ts";
import { hostOnly } from "./token-cookie.ts";

/** Whether this browser's tabs shall say “Notes”, with a plain icon, stands in a cookie that its reader's choice sets. */

const YEAR_S = 365 * 24 * 60 * 60;

export const isTabPlain = (request: Request): boolean =>
  /(?:^|;\s*)(?:__Host-)?tab=plain(?:;|$)/.test(request.headers.get("Cookie") ?? "");

/** Pages' own titles need no cookie, so choosing them takes it away. */
export function plainTabCookie(context: AppContext, isPlain: boolean): string {
  const { prefix, secure } = hostOnly(context);
  return `${prefix}tab=plain; Path=/; HttpOnly; SameSite=Lax; Max-Age=${isPlain ? YEAR_S : 0}${secure}`;
}
