import { CODE_AWAITED_MS } from "#app/domain/factor.ts";
import type { AppContext } from "./context.ts";
import { tokenCookie } from "./token-cookie.ts";

/** The cookie of a browser that has shown a right password and owes a code; it opens nothing by itself. */
const cookie = tokenCookie("step");

export const stepCookie = (context: AppContext, token: string): string =>
  cookie.make(context, token, CODE_AWAITED_MS / 1000);
export const noStepCookie = (context: AppContext): string => cookie.make(context, "", 0);

/** Under which token a code is waited for from this browser, or null. */
export const stepToken = cookie.read;
