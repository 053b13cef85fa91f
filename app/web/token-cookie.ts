import type { CookieName } from "#app/domain/cookies.ts";
import type { AppContext } from "./context.ts";

/** A cookie that carries one random token (identifiers.ts), readable by the server alone. */
export type TokenCookie = {
  /** The token that came with this request, or null. */
  read: (request: Request, context: AppContext) => string | null;
  /** The cookie to set, for so many seconds; an empty token for none clears it. */
  make: (context: AppContext, token: string, maxAgeS: number) => string;
};

/** Over https the cookie is this host's alone, as the session's is. */
export function tokenCookie(plainName: CookieName): TokenCookie {
  const isOwn = (context: AppContext): boolean => context.sessions.cookieName.startsWith("__Host-");
  const nameOf = (context: AppContext): string => (isOwn(context) ? `__Host-${plainName}` : plainName);
  return {
    read(request, context) {
      for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
        const [name, value] = part.trim().split("=");
        if (name === nameOf(context) && value && /^[\w-]{43}$/.test(value)) return value;
      }
      return null;
    },
    make(context, token, maxAgeS) {
      const secure = isOwn(context) ? "; Secure" : "";
      return `${nameOf(context)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${secure}`;
    },
  };
}
