/**
 * Whether a request that changes something comes from a page of this forum. The browser says so itself by
 * `Sec-Fetch-Site: same-origin`; older ones by an Origin equal to the forum's address. Anything else, a missing
 * Origin included, is refused (OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata").
 */
export function isSameOrigin(
  headers: { site: string | undefined; origin: string | undefined },
  own: readonly string[],
) {
  if (headers.site !== undefined) return headers.site === "same-origin";
  return headers.origin !== undefined && own.includes(headers.origin);
}

/** Methods that change nothing and need no proof. */
export const isSafeMethod = (method: string): boolean => ["GET", "HEAD", "OPTIONS"].includes(method);
