import type { AppContext } from "./context.ts";
import { tokenCookie } from "./token-cookie.ts";

/**
 * The cookie that carries the seed of new recovery codes from the answer that made them to the page that shows them: ten
 * minutes, readable by the server alone, and gone with that page.
 */
const cookie = tokenCookie("codes");
const LASTS_S = 10 * 60;

export const codesCookie = (context: AppContext, seed: string): string => cookie.make(context, seed, LASTS_S);
export const noCodesCookie = (context: AppContext): string => cookie.make(context, "", 0);

/** The seed that came with this request, or null. */
export const codesSeed = cookie.read;

/** The page that shows them, and where it leads on to. */
export const codesPath = (next: string): string => `/welcome?next=${encodeURIComponent(next)}`;
