import type { AppContext } from "./context.ts";

/**
 * The cookie that carries the seed of new recovery codes from the answer that made them to the page that shows them: ten
 * minutes, readable by the server alone, and gone with that page.
 */
const nameOf = (context: AppContext): string =>
  context.sessions.cookieName.startsWith("__Host-") ? "__Host-codes" : "codes";

const LASTS_S = 10 * 60;

const cookie = (context: AppContext, seed: string, maxAgeS: number): string => {
  const secure = nameOf(context).startsWith("__Host-") ? "; Secure" : "";
  return `${nameOf(context)}=${seed}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${secure}`;
};

export const codesCookie = (context: AppContext, seed: string): string => cookie(context, seed, LASTS_S);
export const noCodesCookie = (context: AppContext): string => cookie(context, "", 0);

/** The seed that came with this request, or null. */
export function codesSeed(request: Request, context: AppContext): string | null {
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const [name, value] = part.trim().split("=");
    if (name === nameOf(context) && value && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

/** The page that shows them, and where it leads on to. */
export const codesPath = (next: string): string => `/welcome?next=${encodeURIComponent(next)}`;
