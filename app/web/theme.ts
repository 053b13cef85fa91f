import { THEMES, type Theme } from "#app/domain/theme.ts";
import type { AppContext } from "./context.ts";
import { hostOnly } from "./token-cookie.ts";

/** The colours somebody chose stand in a cookie that is set by that choice and by nothing else. */

const YEAR_S = 365 * 24 * 60 * 60;

export function themeOf(request: Request): Theme {
  const match = /(?:^|;\s*)(?:__Host-)?theme=(light|dark)(?:;|$)/.exec(request.headers.get("Cookie") ?? "");
  return (match?.[1] as Theme | undefined) ?? "system";
}

/** The cookie for a choice. Following the device needs none, so choosing that takes the cookie away. */
export function themeCookie(context: AppContext, chosen: string | null): string {
  const theme = THEMES.find((one) => one === chosen) ?? "system";
  const maxAgeS = theme === "system" ? 0 : YEAR_S;
  const { prefix, secure } = hostOnly(context);
  return `${prefix}theme=${theme}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${secure}`;
}
