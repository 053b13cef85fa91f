import type { CookieName } from "#app/domain/cookies.ts";
import type { AppContext } from "./context.ts";

/** A cookie that carries one random token (identifiers.ts), readable by the server alone. */
export type TokenCookie = {
  /** The token that came with this request, or null. */
  read: (request: Request, context: AppContext) => string | null;
  /** The cookie to set, for so many seconds; an empty token for none clears it. */
  make: (context: AppContext, token: string, maxAgeS: number) => string;
};

/** Over https a cookie is this host's alone, as the session's is: the beginning of its name, and the end of the line that sets it. */
export const hostOnly = (context: AppContext): { prefix: string; secure: string } =>
  context.sessions.cookieName.startsWith("__Host-")
    ? { prefix: "__Host-", secure: "; Secure" }
    : { prefix: "", secure: "" };

export function tokenCookie(plainName: CookieName): TokenCookie {
  const nameOf = (context: AppContext): string => hostOnly(context).prefix + plainName;
  return {
    read(request, context) {
      for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
        const [name, value] = part.trim().split("=");
        if (name === nameOf(context) && value && /^[\w-]{43}$/.test(value)) return value;
      }
      return null;
    },
    make(context, token, maxAgeS) {
      return `${nameOf(context)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${hostOnly(context).secure}`;
    },
  };
}
